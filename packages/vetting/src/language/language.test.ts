import type { ClauseView, InstrumentView } from "@travaux/instrument";
import { describe, expect, it } from "vitest";
import { clausesInOthers, isEnglish, languageOf } from "./language.ts";

function text(...paragraphs: readonly string[]): InstrumentView {
  const clauses = paragraphs.map(
    (words, number): ClauseView => ({
      id: `c${number}`,
      label: `OP${number + 1}`,
      role: "operative",
      division: null,
      text: words,
      placeholders: [],
      brackets: [],
      citations: [],
      organisations: [],
    }),
  );
  return { title: null, place: null, date: null, divisions: [], clauses };
}

const ENGLISH = "Commit to the opening of our reading rooms to all readers, in accordance with national law.";
const FRENCH = "Nous engageons à ouvrir nos salles de lecture à tous, dans le respect de la législation nationale.";

describe("the language of a text", () => {
  it.each([
    ["en", ENGLISH],
    ["fr", FRENCH],
    ["es", "Nos comprometemos a abrir las salas de lectura a todos los lectores, de conformidad con la ley."],
    ["pt", "Comprometemo-nos a abrir as nossas salas de leitura a todos os leitores, em conformidade com a lei."],
    ["it", "Ci impegniamo ad aprire le nostre sale di lettura a tutti i lettori, nel rispetto della legge nazionale."],
    ["de", "Wir verpflichten uns, unsere Lesesäle für alle zu öffnen, im Einklang mit dem Recht der Staaten."],
    [
      "nl",
      "Wij verbinden ons ertoe onze leeszalen voor iedereen te openen, in overeenstemming met het recht van de staten.",
    ],
    ["tr", "Okuma salonlarımızı tüm okurlara ulusal hukuka uygun olarak ve bir takvim ile açmayı taahhüt ederiz."],
    [
      "id",
      "Kami berkomitmen untuk membuka ruang baca kami bagi semua pembaca sesuai dengan hukum dan kebijakan yang ada.",
    ],
    ["sw", "Tunaahidi kufungua vyumba vya kusoma kwa wasomaji wote na kuheshimu sheria za nchi."],
    [
      "pl",
      "Zobowiązujemy się do otwarcia naszych czytelni dla wszystkich oraz do współpracy z innymi na rzecz dzieci.",
    ],
    ["ar", "نتعهد بفتح قاعات القراءة أمام جميع القراء وفقا للقانون الوطني."],
    ["fa", "ما متعهد می‌شویم که تالارهای مطالعه را برای همه باز کنیم و از کودکان پشتیبانی کنیم."],
    ["ur", "ہم عہد کرتے ہیں کہ مطالعہ گاہیں سب کے لیے کھولیں گے۔"],
    ["ru", "Обязуемся открыть читальные залы для всех читателей и поддержать детей."],
    ["zh", "承诺根据国内法向所有读者开放阅览室。"],
    ["ja", "すべての読者に閲覧室を開放することを約束する。"],
    ["ko", "모든 독자에게 열람실을 개방할 것을 약속한다."],
  ])("%s", (code, words) => {
    expect(languageOf(text(words)).code).toBe(code);
  });

  it("is not turned by what is quoted from another", () => {
    expect(isEnglish(text(ENGLISH, ENGLISH, FRENCH))).toBe(true);
    expect(isEnglish(text(FRENCH, FRENCH, ENGLISH))).toBe(false);
  });

  it("is English where two versions stand side by side, and the other version is named", () => {
    const both = text(ENGLISH, FRENCH);
    expect(isEnglish(both)).toBe(true);
    expect(clausesInOthers(both).map(({ clause, language }) => `${clause.label} ${language.code}`)).toEqual(["OP2 fr"]);
  });

  it("counts as English where there is too little to tell, and where there is nothing", () => {
    expect(isEnglish(text("Port Verde", "Adopté", "12"))).toBe(true);
    expect(isEnglish(text())).toBe(true);
  });
});

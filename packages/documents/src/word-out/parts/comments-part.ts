import { type Pen, signed } from "./pen.ts";
import { runXml } from "./runs.ts";
import { quoted } from "./xml-text.ts";

/** The inside of `word/comments.xml`. */
export function commentsXml(pen: Pen): string {
  return pen.comments.map(({ id, comment }) => commentXml(pen, id, comment)).join("");
}

/** One comment with its words, a paragraph for each line. */
export function commentXml(pen: Pen, id: number, comment: { readonly author: string; readonly text: string }): string {
  const lines = comment.text.split("\n").map((line, index) => {
    const call = index === 0 ? '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>' : "";
    return `<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>${call}${runXml(line, "")}</w:p>`;
  });
  const initials = quoted(initialsOf(comment.author));
  return `<w:comment w:id="${id}" ${signed(pen, comment.author)} w:initials="${initials}">${lines.join("")}</w:comment>`;
}

/** A party's code stands for itself; of a name, the first letter of each word. */
function initialsOf(author: string): string {
  if (!/\s/.test(author)) return author.slice(0, 9);
  return (author.match(/(?<!\p{L})\p{L}/gu) ?? []).join("").slice(0, 9);
}

/** Edges of a comment's range, and its call, for the text. */
export function commentEdges(id: number): { readonly start: string; readonly end: string } {
  return {
    start: `<w:commentRangeStart w:id="${id}"/>`,
    end: `<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`,
  };
}

/** The inside of `word/people.xml`: everybody in whose name something stands, known by name alone. */
export function peopleXml(authors: readonly string[]): string {
  return authors
    .map((author) => {
      const name = quoted(author);
      return `<w15:person w15:author="${name}"><w15:presenceInfo w15:providerId="None" w15:userId="${name}"/></w15:person>`;
    })
    .join("");
}

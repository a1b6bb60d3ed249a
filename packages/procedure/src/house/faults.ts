import { type House, may, POWERS } from "./house.ts";
import { ranksAbove, wayUp } from "./way-up.ts";

/** Something wrong in a house file: the place in it and what is wrong there. */
export interface HouseFault {
  readonly where: string;
  readonly what: string;
}

/** All that is wrong in a house file whose fields are well formed. */
export function faultsOf(house: House): readonly HouseFault[] {
  const faults = [...doubled(house), ...unknownIds(house), ...markings(house)];
  // The ladder and the ways up can only be walked once every id on them is known.
  return faults.length > 0 ? faults : [...ladder(house), ...people(house), ...ways(house)];
}

function doubled(house: House): readonly HouseFault[] {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ["ranks and offices", [...house.ranks, ...house.offices].map(({ id }) => id)],
    ["divisions", house.divisions.map(({ id }) => id)],
    ["gradings", house.gradings],
    ["precedences", house.precedences.map(({ name }) => name)],
    ["holidays", house.holidays.map(({ date }) => date)],
  ];
  return lists.flatMap(([where, values]) =>
    values
      .filter((value, at) => values.indexOf(value) !== at)
      .map((value) => ({ where, what: `"${value}" stands there twice` })),
  );
}

function unknownIds(house: House): readonly HouseFault[] {
  const ranks = new Set(house.ranks.map(({ id }) => id));
  const offices = new Set(house.offices.map(({ id }) => id));
  const divisions = new Set(house.divisions.map(({ id }) => id));
  const faults: HouseFault[] = [];
  const check = (where: string, known: ReadonlySet<string>, id: string | null, what: string): void => {
    if (id !== null && !known.has(id)) faults.push({ where, what: `"${id}" is no ${what} of this house` });
  };
  for (const { id, above } of house.ranks) check(`rank ${id}`, ranks, above, "rank");
  for (const { id, rank, division, reportsTo } of house.offices) {
    check(`office ${id}`, ranks, rank, "rank");
    check(`office ${id}`, divisions, division, "division");
    check(`office ${id}`, offices, reportsTo, "office");
  }
  for (const power of POWERS) {
    for (const id of house.powers[power])
      check(`powers, ${power}`, new Set([...ranks, ...offices]), id, "rank or office");
  }
  for (const id of house.clearance.mandatory) check("clearance, mandatory", ranks, id, "rank");
  return faults;
}

function markings(house: House): readonly HouseFault[] {
  const named = [
    ["maximumGrading", house.maximumGrading],
    ["mail, maximumGrading", house.mail.maximumGrading],
  ] as const;
  return named.flatMap(([where, grading]) =>
    grading === null || house.gradings.includes(grading)
      ? []
      : [{ where, what: `"${grading}" is no grading of this house` }],
  );
}

function ladder(house: House): readonly HouseFault[] {
  const cycles = house.ranks.filter(({ id, above }) => above !== null && ranksAbove(house, above).includes(id));
  const direct = house.ranks.filter(({ id, above }) => above === id);
  if (cycles.length + direct.length > 0) {
    return [...new Set([...direct, ...cycles])].map(({ id }) => ({
      where: `rank ${id}`,
      what: "stands above itself: the ladder of ranks goes round in a circle",
    }));
  }
  return house.offices.flatMap(({ id, rank, reportsTo }) => {
    const superior = house.offices.find((office) => office.id === reportsTo);
    if (superior === undefined || ranksAbove(house, rank).includes(superior.rank)) return [];
    return [{ where: `office ${id}`, what: `reports to ${superior.id}, whose rank does not stand above its own` }];
  });
}

function people(house: House): readonly HouseFault[] {
  const faults: HouseFault[] = [];
  for (const power of POWERS) {
    if (house.offices.some(({ id }) => may(house, id, power))) continue;
    faults.push({ where: `powers, ${power}`, what: `nobody may ${power}` });
  }
  for (const { id } of house.divisions) {
    const voices = house.offices.filter((office) => office.division === id && may(house, office.id, "give opinion"));
    if (voices.length === 0) faults.push({ where: `division ${id}`, what: "has no office that may give an opinion" });
  }
  for (const rank of house.clearance.mandatory) {
    const unable = house.offices.find((office) => office.rank === rank && !may(house, office.id, "clear"));
    if (unable === undefined) continue;
    faults.push({ where: "clearance, mandatory", what: `${rank} must clear, and ${unable.id} has no power to clear` });
  }
  return faults;
}

function ways(house: House): readonly HouseFault[] {
  const submitters = house.offices.filter(({ id }) => may(house, id, "submit"));
  return submitters.flatMap(({ id, rank }) => {
    const way = wayUp(house, id);
    const where = `office ${id}`;
    if (way === null) return [{ where, what: "may submit, but no office above it that can be reached may sign" }];
    const signer = way.at(-1)?.rank;
    const between = ranksAbove(house, rank).filter((above) => above !== signer);
    const left = house.clearance.mandatory.filter(
      (needed) => between.includes(needed) && !way.some((stage) => stage.rank === needed),
    );
    return left.map((needed) => ({ where, what: `its way up leaves out ${needed}, whose clearance is mandatory` }));
  });
}

import { readFile } from "node:fs/promises";
import { TravauxError } from "@travaux/instrument";
import { type Administered, backUp, restore, type ShownOnce, shippedHouse, withAdministration } from "@travaux/server";
import { codeOf } from "../../files/load.ts";

/** Options of `travaux admin …` as typed. */
export interface AdminFlags extends Administered {
  readonly name?: string;
  readonly mail?: string;
  readonly administrator?: boolean;
  readonly json?: boolean;
}

/** What a command prints, and whether all holds. */
export interface Told {
  readonly printed: string;
  readonly holds: boolean;
}

/** Enrols the first administrator. Throws `E_ADMIN_EXISTS`. */
export function firstCommand({ name = "", mail = "", ...flags }: AdminFlags): Promise<string> {
  return withAdministration(flags, async ({ enrol }) =>
    shownOnce(mail, await enrol({ name, mail, isAdministrator: true, first: true })),
  );
}

/** Enrols somebody. Throws `E_MAIL_TAKEN`. */
export function enrolCommand({ name = "", mail = "", administrator = false, ...flags }: AdminFlags): Promise<string> {
  return withAdministration(flags, async ({ enrol }) =>
    shownOnce(mail, await enrol({ name, mail, isAdministrator: administrator, first: false })),
  );
}

/** Closes an account. Throws `E_MAIL_UNKNOWN`. */
export function closeCommand(mail: string, flags: AdminFlags): Promise<string> {
  return withAdministration(flags, async ({ close }) => {
    await close(mail);
    return `closed ${mail}; what was filed stays\n`;
  });
}

/** Everybody with their offices. */
export function listCommand(flags: AdminFlags): Promise<string> {
  return withAdministration(flags, async ({ list }) => {
    const people = await list();
    if (flags.json === true) return `${JSON.stringify(people, null, 2)}\n`;
    return people
      .map(({ name, mail, isAdministrator, isClosed, offices }) => {
        const marks = [...offices, ...(isAdministrator ? ["administrator"] : []), ...(isClosed ? ["closed"] : [])];
        return `${name}  ${mail}  ${marks.join(", ")}\n`;
      })
      .join("");
  });
}

/** Gives somebody an office. Throws `E_REFUSED` where the house does not allow it. */
export function appointCommand(mail: string, office: string, flags: AdminFlags): Promise<string> {
  return withAdministration(flags, async ({ appoint }) => {
    await appoint(mail, office);
    return `${mail} holds ${office}\n`;
  });
}

/** Describes the house. Throws `E_HOUSE_UNFIT` with every fault. */
export async function houseCommand(house: string, flags: AdminFlags): Promise<string> {
  const described = shippedHouse(house) ?? (await houseIn(house));
  return withAdministration(flags, async (administration) => {
    const version = await administration.house(described);
    return `the house is described, version ${version}\n`;
  });
}

/** Backs an instance up. Throws `E_BACKUP_TARGET`, `E_BACKUP_POSTGRES`. */
export async function backupCommand(target: string, flags: AdminFlags): Promise<Told> {
  const faults = await backUp(flags, target);
  return told(faults, `copied to ${target}; it holds the signing key, so keep it as safe as the instance`);
}

/** Restores an instance into a new folder. Throws `E_BACKUP_TARGET`. */
export async function restoreCommand(backup: string, flags: AdminFlags): Promise<Told> {
  return told(await restore(backup, flags), `restored to ${flags.folder}`);
}

/** Verifies every file. */
export function verifyInstanceCommand(flags: AdminFlags): Promise<Told> {
  return withAdministration(flags, async ({ verify }) => {
    const found = await verify();
    const lines = found.map(
      ({ file, acts, fault }) => `${fault === null ? "ok  " : "FAIL"} ${file}  ${acts} acts  ${fault ?? ""}`,
    );
    const holds = found.every(({ fault }) => fault === null);
    return { printed: `${lines.map((line) => line.trimEnd()).join("\n")}\n`, holds };
  });
}

function told(faults: readonly string[], done: string): Told {
  const lines = faults.length === 0 ? [`${done}; verified`] : [done, ...faults.map((fault) => `FAIL ${fault}`)];
  return { printed: `${lines.join("\n")}\n`, holds: faults.length === 0 };
}

function shownOnce(mail: string, { password, secret, address }: ShownOnce): string {
  return [
    `enrolled ${mail}; what follows is shown once`,
    `password:            ${password}`,
    `authenticator app:   ${secret}`,
    `the same as address: ${address}`,
    "",
  ].join("\n");
}

async function houseIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw new TravauxError(
      "E_FILE_UNREADABLE",
      `${path} is no house that ships, and cannot be read as a house file (${codeOf(cause) ?? "not JSON"}).`,
      "Name federal-secretariat, mission, or a JSON file as docs/spec/procedure.md describes it.",
      { where: { file: path }, cause },
    );
  }
}

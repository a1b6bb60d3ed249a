import { type Check, type Fault, faultAt, type House, type Source } from "./source.ts";

const LOCK = "package-lock.json";
const MAX_DIRECT = 35; // direct runtime dependencies: each is somebody to trust for years

/** Licences whose terms an Apache-2.0 work may carry along. */
const FREE = new Set(
  [
    "0BSD",
    "Apache-2.0",
    "BlueOak-1.0.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "OFL-1.1", // fonts, shipped beside a program
    "Unlicense",
    "Zlib",
  ].map((name) => name.toLowerCase()),
);

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
}

interface Dependency extends Locked {
  readonly name: string;
}

/** The lockfile installs the same bytes anywhere: exact versions, checksums, and no address of any registry. */
export const lockfile: Check = {
  name: "lockfile",
  find: (house) => [...house.sources.filter(({ path }) => path === LOCK).flatMap(lockFaults), ...manifests(house)],
};

/** What is installed at run time may be shipped with an Apache-2.0 work, and is little. */
export const licences: Check = {
  name: "licences of runtime dependencies",
  find: (house) => {
    const all = runtimeDependencies(house);
    const faults = all
      .filter(({ license }) => !isFree(license ?? ""))
      .map(({ name, license }) => ({ path: LOCK, line: 0, what: `${name} is under "${license ?? "no licence"}"` }));
    const direct = directDependencies(house);
    if (direct.size > MAX_DIRECT) {
      faults.push({ path: LOCK, line: 0, what: `${direct.size} direct runtime dependencies; at most ${MAX_DIRECT}` });
    }
    return faults;
  },
};

/** Every package that a user of Travaux runs, direct or not, with its version and licence; our own rooms apart. */
export function runtimeDependencies(house: House): readonly Dependency[] {
  const lock = house.sources.find(({ path }) => path === LOCK);
  return dependenciesIn(lock?.text ?? "{}").filter(({ dev, link }) => dev !== true && link !== true);
}

function dependenciesIn(text: string): readonly Dependency[] {
  const lock: { readonly packages?: Readonly<Record<string, Locked>> } = JSON.parse(text);
  return Object.entries(lock.packages ?? {}).flatMap(([path, entry]) => {
    const name = /.*node_modules\/(.+)$/.exec(path)?.[1];
    return name === undefined ? [] : [{ ...entry, name }];
  });
}

function lockFaults(lock: Source): readonly Fault[] {
  return dependenciesIn(lock.text)
    .filter(({ link }) => link !== true)
    .flatMap(({ name, resolved, integrity }) => {
      const fault = (what: string): Fault =>
        faultAt(lock, Math.max(0, lock.text.indexOf(`node_modules/${name}"`)), what);
      if (resolved !== undefined) return [fault(`${name} names the address it came from`)];
      return integrity === undefined ? [fault(`${name} has no checksum`)] : [];
    });
}

type Manifest = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

function manifests(house: House): readonly Fault[] {
  return house.sources
    .filter(({ path }) => /^(packages\/[^/]+\/)?package\.json$/.test(path))
    .flatMap(({ path, text }) => {
      const manifest: Manifest = JSON.parse(text);
      return ["dependencies", "devDependencies", "optionalDependencies"]
        .flatMap((field) => Object.entries(manifest[field] ?? {}))
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => ({ path, line: 0, what: `${name} is not pinned: "${version}"` }));
    });
}

function directDependencies(house: House): ReadonlySet<string> {
  const names = house.sources
    .filter(({ path }) => /^packages\/[^/]+\/package\.json$/.test(path))
    .flatMap(({ text }) => {
      const manifest: Manifest = JSON.parse(text);
      return Object.keys(manifest.dependencies ?? {});
    });
  return new Set(names.filter((name) => !name.startsWith("@travaux/")));
}

/** Whether an SPDX expression leaves a way to use the package under free terms alone. */
function isFree(expression: string): boolean {
  const plain = expression.replace(/[()]/g, " ").trim();
  return plain
    .split(/\s+OR\s+/i)
    .some((choice) => choice.split(/\s+AND\s+/i).every((name) => FREE.has(name.trim().toLowerCase())));
}

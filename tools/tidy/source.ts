import { type Comment, type Node, type Program, parseSync, visitorKeys } from "oxc-parser";

/** A tracked text file: `path` is relative to the root, with forward slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** A source file of ours, parsed. */
export interface Module extends Source {
  readonly program: Program;
  readonly comments: readonly Comment[];
  /** Every node of the syntax tree, outer before inner, each with its parent. */
  readonly nodes: readonly { readonly node: Node; readonly parent: Node | null }[];
}

/** One breach of a house rule. */
export interface Fault {
  readonly path: string;
  /** Counted from 1; 0 for the file as a whole. */
  readonly line: number;
  readonly what: string;
}

/** What every check looks at: all tracked files, and those of them that are code. */
export interface House {
  readonly sources: readonly Source[];
  readonly modules: readonly Module[];
}

/** A house rule that a machine can check. */
export interface Check {
  readonly name: string;
  readonly find: (house: House) => readonly Fault[];
}

/** Parses the code among the files; a file that does not parse is left to the compiler, which says it better. */
export function houseOf(sources: readonly Source[]): House {
  const code = sources.filter(({ path }) => isCode(path));
  return { sources, modules: code.map(parse).filter((module) => module !== null) };
}

/** Whether a path names code that the house rules of style apply to. */
export function isCode(path: string): boolean {
  return /\.(ts|tsx|mjs|js)$/.test(path) && !path.endsWith(".d.ts");
}

/** Whether a module is a test. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** The room a path lies in (`instrument`), or null for the rest of the house. */
export function roomOf(path: string): string | null {
  return /^packages\/([^/]+)\//.exec(path)?.[1] ?? null;
}

/** A fault at an offset of a file's text. */
export function faultAt(source: Source, offset: number, what: string): Fault {
  return { path: source.path, line: lineAt(source.text, offset), what };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function parse(source: Source): Module | null {
  const { program, comments, errors } = parseSync(source.path, source.text);
  if (errors.length > 0) return null;
  const nodes: { node: Node; parent: Node | null }[] = [];
  const visit = (node: Node, parent: Node | null): void => {
    nodes.push({ node, parent });
    const fields = node as unknown as Record<string, unknown>;
    for (const key of visitorKeys[node.type] ?? []) {
      for (const child of [fields[key]].flat()) if (isNode(child)) visit(child, node);
    }
  };
  visit(program, null);
  return { ...source, program, comments, nodes };
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

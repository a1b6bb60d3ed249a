import { readFile } from "node:fs/promises";
import { isIP } from "node:net";
import { TravauxError } from "@travaux/instrument";

/** How an instance is asked to listen. */
export interface ListenWishes {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
  readonly behindProxy?: string | undefined;
}

/** How it listens. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** The one address from which connections are taken, and whose word on the user's address is believed. */
  readonly proxy: string | undefined;
  /** Whether browsers reach it over TLS. */
  readonly secure: boolean;
}

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "::1", "localhost"]);
const PORT = 8080;

/**
 * How to listen, safely: passwords and papers never cross a network in the clear. Plain HTTP is for loopback, or behind a
 * proxy that is named. Throws `E_SERVE_PLAIN`, `E_SERVE_TLS`.
 */
export async function listeningAs(wishes: ListenWishes): Promise<Listening> {
  const { host = "127.0.0.1", port = PORT, tlsCert, tlsKey, behindProxy } = wishes;
  const proxy = behindProxy;
  if (tlsCert !== undefined || tlsKey !== undefined) {
    if (proxy !== undefined) throw unfit("--behind-proxy does not go together with --tls-cert and --tls-key");
    if (tlsCert === undefined || tlsKey === undefined) throw unfit("--tls-cert and --tls-key are given together");
    const tls = { cert: await pem(tlsCert), key: await pem(tlsKey) };
    return { host, port, tls, proxy, secure: true };
  }
  if (proxy !== undefined) {
    if (isIP(proxy) === 0) throw unfit(`--behind-proxy takes the address of the proxy, and ${proxy} is none`);
    return { host, port, tls: undefined, proxy, secure: true };
  }
  if (!LOOPBACK.has(host)) {
    throw new TravauxError(
      "E_SERVE_PLAIN",
      `Over plain HTTP an instance listens on this machine alone, not on ${host}.`,
      "Give --tls-cert and --tls-key, or --behind-proxy with the address of the proxy that speaks TLS.",
    );
  }
  return { host, port, tls: undefined, proxy: undefined, secure: false };
}

/** Whether a connection comes from the proxy; IPv4 addresses may be written the longer way. */
export function isFrom(proxy: string, address: string | undefined): boolean {
  return address === proxy || address === `::ffff:${proxy}`;
}

async function pem(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text?.includes("-----BEGIN ")) return text;
  throw unfit(`${path} is no PEM file that can be read`);
}

function unfit(why: string): TravauxError {
  return new TravauxError(
    "E_SERVE_TLS",
    `The instance cannot listen so: ${why}.`,
    "Give --tls-cert and --tls-key as PEM files, or --behind-proxy with an IP address.",
  );
}

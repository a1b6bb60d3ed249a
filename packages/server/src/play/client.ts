// A client that speaks to an instance over HTTP as a browser does, for tests and harnesses; nothing here runs in production.
import { generate } from "otplib";

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** What a request may carry. */
export interface Sent {
  readonly body?: unknown;
  readonly form?: FormData;
}

/** Somebody at their desk: with a session, once they signed in. */
export interface Client {
  readonly person: string;
  readonly send: (method: string, url: string, sent?: Sent) => Promise<Answer>;
  readonly signIn: () => Promise<void>;
  readonly stepUp: () => Promise<void>;
  /** The same session at another address: another server of the same instance. */
  readonly elsewhere: (base: string) => Client["send"];
}

/** Who somebody is and what they prove it with. */
export interface Proof {
  readonly person: string;
  readonly mail: string;
  readonly password: string;
  readonly secret: string;
}

/** A client of the instance at `base`. `now` is the clock of the person's telephone. */
export function makeClient(base: string, proof: Proof, now: () => number): Client {
  let cookie = "";
  const sendTo = async (to: string, method: string, url: string, { body, form }: Sent = {}): Promise<Answer> => {
    const headers: Record<string, string> = cookie === "" ? {} : { cookie };
    if (body !== undefined) headers["content-type"] = "application/json";
    const content = form ?? (body === undefined ? null : JSON.stringify(body));
    const answer = await fetch(`${to}${url}`, { method, headers, body: content });
    const given = answer.headers.getSetCookie()[0]?.split(";")[0];
    if (given !== undefined) cookie = given;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, bytes, text: new TextDecoder().decode(bytes) };
  };
  const send: Client["send"] = (method, url, sent) => sendTo(base, method, url, sent);
  const code = () => generate({ secret: proof.secret, epoch: Math.floor(now() / 1000) });
  const prove = async (url: string, body: object): Promise<void> => {
    const answer = await send("POST", url, { body: { ...body, password: proof.password, code: await code() } });
    if (answer.status !== 200) throw new Error(`${proof.mail} is not signed in: ${answer.text}`);
  };
  return {
    person: proof.person,
    send,
    signIn: async () => {
      cookie = "";
      await prove("/api/session", { mail: proof.mail });
    },
    elsewhere: (other) => (method, url, sent) => sendTo(other, method, url, sent),
    stepUp: () => prove("/api/session/step-up", {}),
  };
}

import type { FastifyReply, FastifyRequest } from "fastify";

/** How sessions travel: over TLS in a cookie that no other host and no script can touch; on loopback without TLS, plainly. */
export interface CookieManner {
  readonly secure: boolean;
}

/** The token the request carries, or undefined. */
export function tokenOf(request: FastifyRequest, manner: CookieManner): string | undefined {
  return request.cookies[nameOf(manner)];
}

/** Hands the token to the browser: until it closes, for this host alone, never to a script or another site. */
export function giveToken(reply: FastifyReply, token: string, manner: CookieManner): void {
  reply.setCookie(nameOf(manner), token, { path: "/", httpOnly: true, sameSite: "strict", secure: manner.secure });
}

/** Takes the token back. */
export function takeToken(reply: FastifyReply, manner: CookieManner): void {
  reply.clearCookie(nameOf(manner), { path: "/", httpOnly: true, sameSite: "strict", secure: manner.secure });
}

function nameOf(manner: CookieManner): string {
  return manner.secure ? "__Host-travaux" : "travaux";
}

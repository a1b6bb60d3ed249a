// npm run writers [-- --rounds N] [-- --plant]: two programs serve one PostgreSQL, and fifty people file in one file at once, each
// act sent twice under one key. No act may be lost, none filed twice, no chain forked. N is how many acts each files; the planted
// fault draws a new key for each try.
import { postgresAnswers } from "@travaux/record";
import { twoServers } from "@travaux/server/play/two-servers";
import { end, report, skip, toldBy } from "./harness.ts";

const WRITERS = 50;
const ACTS = 3;
const { rounds, plant } = toldBy(process.argv.slice(2));
if (await postgresAnswers()) {
  const acts = rounds === null || rounds === Number.POSITIVE_INFINITY ? ACTS : rounds;
  const { filed, repeated, milliseconds, faults } = await twoServers({ writers: WRITERS, acts, plant });
  const figures = `${WRITERS} writers on 2 servers, ${filed} acts filed, ${repeated} told again, ${milliseconds} ms`;
  end([report("two servers, one file", figures, faults)]);
} else end([skip("two servers, one file", "no PostgreSQL answers")]);

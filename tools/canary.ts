// npm run canary [-- --plant]: a marker in each private field of a file, then everything is asked for by everybody who may not
// read it, rightly and wrongly, and the store fails with the markers in its words. No marker may stand in an answer or in the log.
// The planted fault opens one policy.
import { dropTrial, postgresAnswers, trialPlace } from "@travaux/record";
import { sweep } from "@travaux/server/play/canary";
import { openOnePolicy } from "@travaux/server/play/planted";
import { end, report, toldBy } from "./record/rounds.ts";

const { plant } = toldBy(process.argv.slice(2));
const results: boolean[] = [];
let skipped = 0;
for (const kind of ["sqlite", "postgres"] as const) {
  if (kind === "postgres" && !(await postgresAnswers())) {
    console.log("skip postgres: no server answers");
    skipped += 1;
    continue;
  }
  const place = trialPlace(kind);
  const { markers, answers, characters, leaks } = await sweep(place, plant ? openOnePolicy : undefined);
  await dropTrial(place);
  results.push(report(`leaks on ${kind}`, `${markers} markers, ${answers} answers, ${characters} characters`, leaks));
}
end(results, skipped);

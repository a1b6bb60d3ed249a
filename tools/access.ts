// npm run access [-- --plant]: every role at every route of an instance, for one's own file, another party's, a closed one, a
// file of another kind and one that is not there, against a table written by hand. A route without a row fails; refusals must
// be alike to the byte. The planted fault opens one policy.
import { dropTrial, postgresAnswers, type TrialPlace, trialPlace } from "@travaux/record";
import { accessMatrix } from "@travaux/server/play/access";
import { openGrounds } from "@travaux/server/play/grounds";
import { openOnePolicy } from "@travaux/server/play/planted";
import { end, report, toldBy } from "./record/rounds.ts";

const { plant } = toldBy(process.argv.slice(2));
if (plant) openOnePolicy();
const results: boolean[] = [];
let skipped = 0;
for (const kind of ["sqlite", "postgres"] as const) {
  if (kind === "postgres" && !(await postgresAnswers())) {
    console.log("skip postgres: no server answers");
    skipped += 1;
  } else results.push(await tried(kind, trialPlace(kind)));
}
end(results, skipped);

async function tried(kind: string, place: TrialPlace): Promise<boolean> {
  const grounds = await openGrounds(place);
  const { routes, requests, faults } = await accessMatrix(grounds);
  await grounds.trial.close();
  await dropTrial(place);
  return report(`access on ${kind}`, `${routes} routes, ${requests} requests`, faults);
}

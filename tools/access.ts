// npm run access [-- --plant]: every role at every route of an instance, for one's own file, another party's, a closed one, a
// file of another kind and one that is not there, against a table written by hand. A route without a row fails; refusals must
// be alike to the byte. The planted fault opens one policy.
import type { TrialPlace } from "@travaux/record";
import { accessMatrix } from "@travaux/server/play/access";
import { openGrounds } from "@travaux/server/play/grounds";
import { openOnePolicy } from "@travaux/server/play/planted";
import { end, onEachStore, report, toldBy } from "./harness.ts";

const { plant } = toldBy(process.argv.slice(2));
if (plant) openOnePolicy();
end(await onEachStore(tried));

async function tried(place: TrialPlace): Promise<boolean> {
  const grounds = await openGrounds(place);
  const { routes, requests, faults } = await accessMatrix(grounds);
  await grounds.trial.close();
  return report(`access on ${place.kind}`, `${routes} routes, ${requests} requests`, faults);
}

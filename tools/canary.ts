// npm run canary [-- --plant]: a marker in each private field of a file, then everything is asked for by everybody who may not
// read it, rightly and wrongly, and the store fails with the markers in its words. No marker may stand in an answer or in the log.
// The planted fault opens one policy.
import type { TrialPlace } from "@travaux/record";
import { sweep } from "@travaux/server/play/canary";
import { openOnePolicy } from "@travaux/server/play/planted";
import { end, onEachStore, report, toldBy } from "./harness.ts";

const { plant } = toldBy(process.argv.slice(2));
end(await onEachStore(swept));

async function swept(place: TrialPlace): Promise<boolean> {
  const { markers, answers, characters, leaks } = await sweep(place, plant ? openOnePolicy : undefined);
  return report(`leaks on ${place.kind}`, `${markers} markers, ${answers} answers, ${characters} characters`, leaks);
}

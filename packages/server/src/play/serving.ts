// A program that serves an instance as `travaux serve` does, for harnesses that need several of them.
import { serve } from "../serve/serve.ts";

const [folder = "", database = ""] = process.argv.slice(2);
const serving = await serve({ folder, database, port: 0, version: "0.1.0", tell: (line) => console.error(line) });
process.once("SIGTERM", () => {
  void serving.stop().then(() => process.exit(0));
});
process.send?.({ address: serving.address });

import { z } from "zod";
import crime from "./instruments/crime.json" with { type: "json" };
import culture from "./instruments/culture.json" with { type: "json" };
import environment from "./instruments/environment.json" with { type: "json" };
import humanRights from "./instruments/human-rights.json" with { type: "json" };
import migrationLabour from "./instruments/migration-labour.json" with { type: "json" };
import peaceDiplomacy from "./instruments/peace-diplomacy.json" with { type: "json" };
import political from "./instruments/political.json" with { type: "json" };
import seaAir from "./instruments/sea-air.json" with { type: "json" };
import terrorism from "./instruments/terrorism.json" with { type: "json" };
import type { Register } from "./register.ts";
import { instrumentSchema, statusSchema } from "./schema.ts";
import deu from "./status/deu.json" with { type: "json" };
import ind from "./status/ind.json" with { type: "json" };
import pak from "./status/pak.json" with { type: "json" };

/** The newest row decides: the opening for signature of the convention on cybercrime in October 2025. */
const AS_OF = "2025-10-25";

let built: Register | null = null;

/** The register that comes with the house; read and checked against its schema at the first call. */
export function builtinRegister(): Register {
  built ??= {
    asOf: AS_OF,
    instruments: z
      .array(instrumentSchema)
      .parse([
        ...crime,
        ...terrorism,
        ...humanRights,
        ...migrationLabour,
        ...seaAir,
        ...environment,
        ...peaceDiplomacy,
        ...culture,
        ...political,
      ]),
    status: z.array(statusSchema).parse([...pak, ...deu, ...ind]),
  };
  return built;
}

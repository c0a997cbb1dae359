import type { StabilityFindings } from "../../result/index.ts";
import type { Lens } from "../lens.ts";
import { stability as find } from "./index.ts";

/** Which outcomes hold. */
export const stability: Lens<StabilityFindings> = {
  id: "stability",
  needs: () => null,
  find: (model, draws) =>
    find(model, draws) ??
    "nobody can move, or more packages or moves than it looks at can be reached from the standing",
  write: (findings, { lenses }) => {
    lenses.stability = findings;
  },
};

import { BaseSequencer, type TestSpecification } from "vitest/node";
import { slowTests } from "./quick.ts";

const slow = slowTests();

/** Files that start a browser or processes, which leave a core idle now and then, by turns with files that only compute. */
export default class ByTurns extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waiting = sorted.filter(({ moduleId }) => slow.some((path) => moduleId.endsWith(`/${path}`)));
    const computing = sorted.filter((file) => !waiting.includes(file));
    return sorted.map((_, at) => {
      const [turn, other] = at % 2 === 0 ? [waiting, computing] : [computing, waiting];
      return turn.shift() ?? other.shift()!;
    });
  }
}

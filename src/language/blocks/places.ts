/** Places on the map, each of an issue. They carry no number of the model. */
import { Block, join, type Member } from "./block.ts";
import type { Place } from "../case.ts";
import { ANY } from "./fields.ts";
import { readQuantity } from "./quantity.ts";
import type { Reading } from "./reading.ts";
import { PLACE_ON_MAP } from "./shapes.ts";

export function readPlaces(reading: Reading, members: readonly Member[]): Place[] {
  return members.flatMap((member) => {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, PLACE_ON_MAP, member);
    const at = block && pointOf(reading, block);
    return block && at
      ? [
          {
            id,
            name: block.text("name") ?? id.replaceAll("_", " "),
            lon: at[0],
            lat: at[1],
            on: block.name("on", "issue", reading.names.issues),
            citations: block.cover ?? [],
          },
        ]
      : [];
  });
}

/** Degrees east and degrees north. */
function pointOf(reading: Reading, block: Block): [number, number] | null {
  const entry = block.entries.get("at");
  if (!entry) return null;
  const { value } = entry;
  const path = join(block.path, "at");
  const pair =
    value.kind !== "list" || value.items.length !== 2
      ? []
      : value.items.map((item) => {
          const read = readQuantity(item, ANY);
          return "quantity" in read && read.quantity.kind === "exact" ? read.quantity.value : NaN;
        });
  const [lon = NaN, lat = NaN] = pair;
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return [lon, lat];
  const turned = Math.abs(lat) <= 180 && Math.abs(lon) <= 90 ? `[${lat}, ${lon}]` : null;
  reading.error(
    "wrong-type",
    `a place is degrees east (-180 to 180) and degrees north (-90 to 90): [145.9, 44.1]${turned ? `; ${turned} may be meant` : ""}`,
    path,
    value.span,
    turned,
  );
  return null;
}

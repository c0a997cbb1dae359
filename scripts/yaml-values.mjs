/** The library's YAML as plain values: it is read when the program is built, not each time it starts. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** The value of a text in YAML. @throws where it cannot be read, or a key is given twice */
export const yamlValue = (text) => parse(text, { prettyErrors: false });

export const yamlValues = {
  name: "yaml-values",
  setup({ onLoad }) {
    onLoad({ filter: /\.yaml$/ }, ({ path }) => ({
      contents: JSON.stringify(yamlValue(readFileSync(path, "utf8"))),
      loader: "json",
    }));
  },
};

/** What is made from the shapes in src/result: JSON Schemas, and TypeScript declarations that need no zod. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** JSON Schemas by name of what the program writes as JSON: `result` of a run, `plainStability` of a plain graph model. */
export async function resultSchemas() {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
    entryPoints: ["src/result/schema.ts"],
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    logLevel: "error",
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  const { plainStabilitySchema, resultSchema } = await import(`data:text/javascript;base64,${code}`);
  return { result: resultSchema(), plainStability: plainStabilitySchema() };
}

/** The types of the result as plain declarations: each named part of the schemas, and the schemas themselves by the names given. @param schemas JSON Schema by name of its type */
export function declarations(schemas) {
  const parts = Object.assign({}, ...Object.values(schemas).map(({ $defs }) => $defs), schemas);
  return Object.entries(parts)
    .map(([name, schema]) => `${comment(schema, "")}export type ${name} = ${type(schema, "")};\n`)
    .join("\n");
}

function type(schema, indent) {
  if (schema.$ref) return schema.$ref.slice("#/$defs/".length);
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.anyOf) return schema.anyOf.map((one) => type(one, indent)).join(" | ");
  if (Array.isArray(schema.type)) return schema.type.map((one) => type({ type: one }, indent)).join(" | ");
  switch (schema.type) {
    case "integer":
      return "number";
    case "number":
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    case "array":
      if (schema.prefixItems) return `[${schema.prefixItems.map((item) => type(item, indent)).join(", ")}]`;
      return listOf(type(schema.items, indent));
    case "object":
      return schema.properties
        ? members(schema, `${indent}  `, indent)
        : `{ [id: string]: ${type(schema.additionalProperties, indent)} }`;
    default:
      throw new Error(`no type for ${JSON.stringify(schema)}`);
  }
}

const listOf = (item) => (/^\w+$/.test(item) ? `${item}[]` : `Array<${item}>`);

function members({ properties, required = [] }, indent, outer) {
  const lines = Object.entries(properties).map(
    ([key, schema]) =>
      `${comment(schema, indent)}${indent}${key}${required.includes(key) ? "" : "?"}: ${type(schema, indent)};\n`,
  );
  return `{\n${lines.join("")}${outer}}`;
}

const comment = ({ description }, indent) => (description ? `${indent}/** ${description} */\n` : "");

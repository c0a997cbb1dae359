/** JSON Schemas of what the program writes as JSON. */
export function resultSchemas(): Promise<{ result: object; plainStability: object }>;
/** Types as plain TypeScript. @param schemas JSON Schema by name of its type */
export function declarations(schemas: { [name: string]: object }): string;

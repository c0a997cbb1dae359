/** Path of npm-cli.js. @throws Error where there is none */
export function npmProgram(env?: { readonly [name: string]: string | undefined }, node?: string): string;

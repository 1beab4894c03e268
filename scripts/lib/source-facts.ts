import { extname } from "node:path";
import { parseAst } from "vitest/node";

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;
type Language = "js" | "jsx" | "ts" | "tsx";

/** A place in a file that names another module; `specifier` is null when the name is computed. */
export type ImportSite = { readonly specifier: string | null; readonly line: number };

/** A read of the environment; `name` is null when the whole environment is taken. */
export type EnvironmentRead = { readonly name: string | null; readonly line: number };

export type SourceFacts = {
  readonly imports: readonly ImportSite[];
  readonly environmentReads: readonly EnvironmentRead[];
  /** Lines that ask the machine for the current time. */
  readonly clockReads: readonly number[];
  /** Lines that put a statement to a database. */
  readonly databaseQueries: readonly number[];
};

const languages: Readonly<Record<string, Language>> = {
  ".ts": "ts",
  ".mts": "ts",
  ".tsx": "tsx",
  ".js": "js",
  ".mjs": "js",
  ".jsx": "jsx",
};

export const isSource = (path: string): boolean => extname(path) in languages;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && "start" in value;

const child = (node: Node, key: string): Node | null => {
  const value = node[key];
  return isNode(value) ? value : null;
};

const isName = (node: Node | null, name: string): boolean =>
  node?.type === "Identifier" && node.name === name;

/** The text of a string, or of a template without holes. */
const literal = (node: Node | null): string | null => {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  const [quasi, ...more] = node?.type === "TemplateLiteral" ? listOf(node.quasis) : [];
  if (!quasi || more.length > 0) return null;
  const value = quasi.value;
  return typeof value === "object" && value !== null && "cooked" in value
    ? String(value.cooked)
    : null;
};

const listOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

const propertyName = (node: Node): string | null => {
  const property = child(node, "property");
  return property?.type === "Identifier" && !node.computed
    ? String(property.name)
    : literal(property);
};

const isProcess = (node: Node | null): boolean =>
  isName(node, "process") ||
  (node?.type === "MemberExpression" && propertyName(node) === "process");

const isEnvironment = (node: Node | null): boolean =>
  node?.type === "MemberExpression" &&
  propertyName(node) === "env" &&
  isProcess(child(node, "object"));

const takesEnv = (pattern: Node | null): boolean =>
  listOf(pattern?.properties).some((property) => isName(child(property, "key"), "env"));

/** `import { env } from "node:process"` is the environment under another name. */
const importsEnv = (node: Node): boolean =>
  ["process", "node:process"].includes(literal(child(node, "source")) ?? "") &&
  listOf(node.specifiers).some(
    (specifier) =>
      specifier.type !== "ImportSpecifier" || isName(child(specifier, "imported"), "env"),
  );

const walk = (value: unknown, visit: (node: Node, parent: Node | null) => void): void => {
  const step = (item: unknown, parent: Node | null): void => {
    if (Array.isArray(item)) for (const each of item) step(each, parent);
    else if (isNode(item)) {
      visit(item, parent);
      for (const key of Object.keys(item)) step(item[key], item);
    }
  };
  step(value, null);
};

/** Everything the house rules ask of one file, read from its syntax tree. */
export const readSourceFacts = (path: string, text: string): SourceFacts => {
  const imports: ImportSite[] = [];
  const environmentReads: EnvironmentRead[] = [];
  const clockReads: number[] = [];
  const databaseQueries: number[] = [];
  const lineOf = (node: Node): number => text.slice(0, node.start).split("\n").length;
  const addImport = (node: Node, source: Node | null): void => {
    imports.push({ specifier: literal(source), line: lineOf(node) });
  };

  walk(parseAst(text, { lang: languages[extname(path)] ?? "ts" }), (node, parent) => {
    const callee = child(node, "callee");
    switch (node.type) {
      case "ImportDeclaration":
        addImport(node, child(node, "source"));
        if (importsEnv(node)) environmentReads.push({ name: null, line: lineOf(node) });
        break;
      case "ExportNamedDeclaration":
      case "ExportAllDeclaration":
        if (child(node, "source")) addImport(node, child(node, "source"));
        break;
      case "ImportExpression":
      case "TSImportType":
        addImport(node, child(node, "source") ?? child(node, "argument"));
        break;
      case "CallExpression":
        if (isName(callee, "require")) addImport(node, listOf(node.arguments)[0] ?? null);
        if (callee?.type !== "MemberExpression") break;
        if (isName(child(callee, "object"), "Date") && propertyName(callee) === "now")
          clockReads.push(lineOf(node));
        if (propertyName(callee) === "query") databaseQueries.push(lineOf(node));
        break;
      case "NewExpression":
        if (isName(callee, "Date") && listOf(node.arguments).length === 0)
          clockReads.push(lineOf(node));
        break;
      case "MemberExpression":
        if (isEnvironment(child(node, "object")))
          environmentReads.push({ name: propertyName(node), line: lineOf(node) });
        else if (isEnvironment(node) && parent?.type !== "MemberExpression")
          environmentReads.push({ name: null, line: lineOf(node) });
        break;
      case "VariableDeclarator":
        if (isProcess(child(node, "init")) && takesEnv(child(node, "id")))
          environmentReads.push({ name: null, line: lineOf(node) });
        break;
    }
  });
  return { imports, environmentReads, clockReads, databaseQueries };
};

/**
 * The part of Redocly's plugin API that the house rules use. The CLI bundles its core without declarations, so the needed
 * types are declared here; see https://redocly.com/docs/cli/custom-plugins/custom-rules.
 */

/** The location of a node: a source file and a JSON pointer in it. */
export interface Location {
  readonly pointer: string;
  readonly source: { readonly absoluteRef: string };
  child(path: readonly (string | number)[]): Location;
  key(): Location;
}

/** What Redocly passes to a visitor besides the node. */
export interface RuleContext {
  readonly location: Location;
  readonly key: string | number;
  readonly parent: unknown;
  report(problem: { readonly message: string; readonly location?: Location }): void;
  resolve(node: unknown, from?: string): { readonly node?: unknown; readonly location?: Location };
}

export type Visit<Node> = (node: Node, context: RuleContext) => void;

/** One function for each type of node that a rule looks at; a nested visitor looks only below its own type. */
export interface Visitor {
  readonly Paths?: Visitor;
  readonly PathItem?: Visitor;
  readonly Operation?: Visit<OperationNode>;
  readonly Schema?: Visit<Schema>;
  readonly Parameter?: Visit<Parameter>;
  readonly Header?: Visit<Described>;
  readonly RequestBody?: Visit<Described>;
  readonly Response?: Visit<Described>;
  readonly any?: Visit<unknown>;
}

/** A rule: receives its options from `redocly.yaml`, and returns its visitor. */
export type Rule<Options = Record<string, never>> = (options: Options) => Visitor;

/** The members that most parts of a description have. */
export interface Described {
  readonly description?: string;
}

/** A `$ref`, or the value itself. */
export type OrRef<Node> = Node | { readonly $ref: string };

export interface Schema extends Described {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly readOnly?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, OrRef<Schema>>>;
  readonly items?: OrRef<Schema>;
  readonly oneOf?: readonly OrRef<Schema>[];
  readonly anyOf?: readonly OrRef<Schema>[];
  readonly allOf?: readonly OrRef<Schema>[];
}

export interface Parameter extends Described {
  readonly name: string;
  readonly in: string;
  readonly schema?: OrRef<Schema>;
  readonly "x-not-expandable"?: unknown;
}

/** An operation as written; `path-operations.ts` reads it. */
export interface OperationNode {
  readonly operationId?: string;
  readonly parameters?: readonly unknown[];
}

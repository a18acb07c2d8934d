/**
 * The part of Redocly's plugin API that the house rules use. It is declared here because the CLI ships without declarations;
 * see https://redocly.com/docs/cli/custom-plugins/custom-rules.
 */

/** The place of a node: a source file and a JSON pointer in it. */
export interface Location {
  readonly pointer: string;
  readonly source: { readonly absoluteRef: string };
  child(path: readonly (string | number)[]): Location;
  key(): Location;
}

export interface RuleContext {
  readonly location: Location;
  readonly key: string | number;
  readonly parent: unknown;
  report(problem: { readonly message: string; readonly location?: Location }): void;
  resolve(node: unknown, from?: string): { readonly node?: unknown; readonly location?: Location };
}

export type Visit<Node> = (node: Node, context: RuleContext) => void;

/** A function for each type of node that a rule visits. A nested visitor visits only descendants of the outer type. */
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

/** A rule: a function from its options in `redocly.yaml` to its visitor. */
export type Rule<Options = Record<string, never>> = (options: Options) => Visitor;

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

/** An operation as written in the description; `path-operations.ts` parses it. */
export interface OperationNode {
  readonly operationId?: string;
  readonly parameters?: readonly unknown[];
}

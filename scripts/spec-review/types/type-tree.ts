import ts from "typescript";

/** The type of a member: its source text, or a map of its own members. */
export type TypeTree = string | ReadonlyMap<string, TypeTree>;

const printer = ts.createPrinter({ removeComments: true });

/**
 * Parses the interfaces of a generated file into a tree, without comments and layout, so that two versions can be compared
 * member by member: `components` → `schemas` → `Vehicle` → `integrated` → `"ACTIVE" | "INACTIVE"`.
 */
export function typeTree(source: string): ReadonlyMap<string, TypeTree> {
  const file = ts.createSourceFile("openapi.ts", source, ts.ScriptTarget.Latest, true);
  const declarations = file.statements.filter(ts.isInterfaceDeclaration);
  return new Map(declarations.map((declaration) => [declaration.name.text, membersOf(declaration, file)]));
}

function membersOf(
  node: ts.InterfaceDeclaration | ts.TypeLiteralNode,
  file: ts.SourceFile,
): ReadonlyMap<string, TypeTree> {
  return new Map(
    node.members.map((member) => {
      if (ts.isPropertySignature(member) && member.type) {
        const modifiers = (member.modifiers ?? []).map((modifier) => `${text(modifier, file)} `);
        const name = text(member.name, file) + (member.questionToken ? "?" : "");
        return [modifiers.join("") + name, treeOf(member.type, file)];
      }
      if (ts.isIndexSignatureDeclaration(member)) {
        const [key = ""] = member.parameters.map((parameter) => text(parameter, file));
        return [`[${key}]`, treeOf(member.type, file)];
      }
      return [text(member, file), ""];
    }),
  );
}

function treeOf(type: ts.TypeNode, file: ts.SourceFile): TypeTree {
  return ts.isTypeLiteralNode(type) ? membersOf(type, file) : text(type, file);
}

function text(node: ts.Node, file: ts.SourceFile): string {
  return printer.printNode(ts.EmitHint.Unspecified, node, file).replaceAll(/\s+/g, " ");
}

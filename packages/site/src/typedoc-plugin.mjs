import { Converter, ReflectionKind } from "typedoc";

/**
 * A TypeDoc plugin. It names modules as they are imported, `client/dist/oauth` → `client/oauth`. And of what
 * typedoc-plugin-missing-exports adds – every type that the public ones refer to – it keeps options: nobody imports
 * them by name, but everybody has to know their fields.
 */
export function load(app) {
  const exported = new Set();
  // The other plugin does its work at 1e9.
  const before = 2e9;
  const after = 0;
  app.converter.on(
    Converter.EVENT_RESOLVE_BEGIN,
    ({ project }) => {
      for (const module of modulesOf(project)) {
        module.name = module.name.replace(/\/dist(\/index)?/, "");
        for (const child of module.children ?? []) exported.add(child);
      }
    },
    before,
  );
  app.converter.on(
    Converter.EVENT_RESOLVE_BEGIN,
    ({ project }) => {
      const added = modulesOf(project).flatMap(({ children = [] }) =>
        children.filter((one) => !exported.has(one)),
      );
      const isOptions = (one) => one.kindOf(ReflectionKind.Interface) && one.name.endsWith("Options");
      for (const one of added.filter((each) => !isOptions(each))) project.removeReflection(one);
    },
    after,
  );
}

function modulesOf(project) {
  return project.getReflectionsByKind(ReflectionKind.Module);
}

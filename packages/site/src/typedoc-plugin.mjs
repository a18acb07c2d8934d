import { Converter, ReflectionKind } from "typedoc";

/**
 * A TypeDoc plugin. It names modules as they are imported: `client/dist/oauth` → `client/oauth`.
 * typedoc-plugin-missing-exports adds every type that a public one refers to; of these added types, this plugin keeps only
 * options, because users need to know the fields of options although they don't import their types.
 */
export function load(app) {
  const exported = new Set();
  // Priorities: one handler runs before the other plugin, whose priority is 1e9, and one after it.
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

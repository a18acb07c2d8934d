import { Converter, ReflectionKind } from "typedoc";

/** A TypeDoc plugin: names modules as they are imported, `client/src/oauth` → `client/oauth`. */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
      module.name = module.name.replace("/src", "").replace(/\/index$/, "");
    }
  });
}

export {
  compileValidators,
  type Validator,
  type Validators,
  type Violation,
  type WrittenFunctions,
} from "./compile-validators.ts";
export { namedRequestSchemas, namedResponseSchemas, namedValidators } from "./named-schemas.ts";

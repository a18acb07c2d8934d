#!/usr/bin/env node
// Package managers link a command only if its file exists. A fresh clone has no `dist`, so this file is not built.
import { main } from "../dist/main.js";

await main(process.argv.slice(2));

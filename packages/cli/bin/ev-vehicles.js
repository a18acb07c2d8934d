#!/usr/bin/env node
// Package managers link a command only to a file that exists; in a fresh clone `dist` does not yet.
import { main } from "../dist/main.js";

await main(process.argv.slice(2));

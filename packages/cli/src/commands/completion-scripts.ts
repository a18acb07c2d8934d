/** The shells that have a completion script. */
export const shells = ["bash", "zsh", "fish"] as const;

export type Shell = (typeof shells)[number];

/**
 * A completion script for each shell. The scripts call `ev-vehicles __complete`, because only the command itself
 * knows the OpenAPI description.
 */
export const completionScripts: Readonly<Record<Shell, string>> = {
  bash: `# ev-vehicles completion for bash. Load it with: source <(ev-vehicles completion bash)
_ev_vehicles() {
  local IFS=$'\\n'
  COMPREPLY=($(ev-vehicles __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -o default -F _ev_vehicles ev-vehicles
`,
  zsh: `#compdef ev-vehicles
# ev-vehicles completion for zsh. Load it with: source <(ev-vehicles completion zsh)
_ev_vehicles() {
  local -a candidates
  local line
  while IFS= read -r line; do
    candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <(ev-vehicles __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#candidates} )); then _describe 'ev-vehicles' candidates; else _files; fi
}
compdef _ev_vehicles ev-vehicles
`,
  fish: `# ev-vehicles completion for fish. Load it with: ev-vehicles completion fish | source
function __ev_vehicles
  set -l words (commandline --tokenize --current-process --cut-at-cursor) (commandline --current-token --cut-at-cursor)
  ev-vehicles __complete $words[2..-1] 2>/dev/null
end
complete --command ev-vehicles --arguments '(__ev_vehicles)'
`,
};

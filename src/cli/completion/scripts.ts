/** What a shell sources: it asks `aadguard completion words` for each word at the cursor. */
export const scripts = {
  bash: `# Completion of aadguard for bash. In ~/.bashrc: source <(aadguard completion bash)
_aadguard() {
  local current=\${COMP_WORDS[COMP_CWORD]} line path
  COMPREPLY=()
  while IFS= read -r line; do
    if [ "$line" = :files ]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen -f -- "\${current#=}")
    else
      COMPREPLY+=("\${line%%$'\\t'*}")
    fi
  done < <(aadguard completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _aadguard aadguard
`,
  zsh: `#compdef aadguard
# Completion of aadguard for zsh. In ~/.zshrc, after compinit: source <(aadguard completion zsh)
_aadguard() {
  local -a candidates
  local line files
  for line in "\${(@f)$(aadguard completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == :files ]]; then
      files=yes
    elif [[ -n $line ]]; then
      candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done
  (( $#candidates )) && _describe aadguard candidates
  if [[ -n $files ]]; then
    compset -P '*='
    _files
  fi
}
if [ "$funcstack[1]" = _aadguard ]; then _aadguard "$@"; else compdef _aadguard aadguard; fi
`,
  fish: `# Completion of aadguard for fish. In ~/.config/fish/config.fish: aadguard completion fish | source
function __aadguard_words
    set -l token (commandline -ct)
    set -l words (commandline -opc) "$token"
    for line in (aadguard completion words -- $words[2..-1] 2>/dev/null)
        if test "$line" = :files
            set -l prefix (string match -r '^.*=' -- "$token")
            for path in (__fish_complete_path (string replace -r '^.*=' '' -- "$token"))
                echo "$prefix$path"
            end
        else
            echo "$line"
        end
    end
end
complete -c aadguard -f -a "(__aadguard_words)"
`,
} as const;

export type Shell = keyof typeof scripts;
export const shells = Object.keys(scripts) as readonly Shell[];

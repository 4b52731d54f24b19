# bash completion of dross. Written by `dross generate bash`; not to be edited.
_dross() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
  local command=${COMP_WORDS[1]} options=
  COMPREPLY=()
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
  [[ $command == rules ]] && command="rules ${COMP_WORDS[2]}"
  case $prev in
    --format) COMPREPLY=($(compgen -W "auto text jsonl wet" -- "$cur")); return ;;
    --field) return ;;
    --id-field) return ;;
    --url-field) return ;;
    --lang-field) return ;;
    --lang) return ;;
    --paragraphs) COMPREPLY=($(compgen -W "auto line blank" -- "$cur")); return ;;
    --max-document) return ;;
    --separator) return ;;
    --files-from) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --max-ratio) return ;;
    --rules) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --profile) COMPREPLY=($(compgen -W "careful balanced greedy" -- "$cur")); return ;;
    --only) return ;;
    --skip) return ;;
    --max-removed) return ;;
    --dedupe) COMPREPLY=($(compgen -W "off document stream" -- "$cur")); return ;;
    --dedupe-threshold) return ;;
    --dedupe-min-words) return ;;
    --memory) return ;;
    --seen) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --template-save) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --template-load) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --include) return ;;
    --half) COMPREPLY=($(compgen -W "both open closed" -- "$cur")); return ;;
    --by) return ;;
    --top) return ;;
    --patch) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --write-evidence) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --evidence) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --min-documents) return ;;
    --unless) return ;;
    --max-words) return ;;
    --save) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --baseline) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --tolerance) return ;;
    --log) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --html) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --out-dir) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --compress) COMPREPLY=($(compgen -W "auto none gz zst" -- "$cur")); return ;;
    --to) COMPREPLY=($(compgen -W "same jsonl" -- "$cur")); return ;;
    --stats) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    --min-words) return ;;
    --color) COMPREPLY=($(compgen -W "auto always never" -- "$cur")); return ;;
    --threads) return ;;
  esac
  case $command in
    "explain") options="--format --field --id-field --url-field --lang-field --lang --paragraphs --max-document --separator --files-from -0 --null --max-ratio --rules --profile --only --skip --plain --max-removed --dedupe --dedupe-threshold --dedupe-min-words --memory --seen --template --template-load --json --color --threads -q --quiet --no-progress --no-config -h --help -V --version" ;;
    "report") options="--format --field --id-field --url-field --lang-field --lang --paragraphs --max-document --separator --files-from -0 --null --max-ratio --rules --profile --only --skip --plain --max-removed --dedupe --dedupe-threshold --dedupe-min-words --memory --seen --template --template-load --html --color --threads -q --quiet --no-progress --no-config -h --help -V --version" ;;
    "restore") options="--log --color -h --help -V --version" ;;
    "eval") options="--lang --paragraphs --rules --profile --only --skip --max-removed --dedupe --dedupe-threshold --dedupe-min-words --include --half --by --by-rule --top --ablate --suggest --patch --write-evidence --json --color -h --help -V --version" ;;
    "diff") options="--format --field --id-field --url-field --lang-field --lang --paragraphs --max-document --max-ratio --rules --profile --only --skip --max-removed --dedupe --dedupe-threshold --dedupe-min-words --json --color -h --help -V --version" ;;
    "learn") options="--format --field --id-field --url-field --lang-field --lang --paragraphs --max-document --max-ratio --rules --profile --only --skip --max-removed --dedupe --dedupe-threshold --dedupe-min-words --min-documents --per-site --color -q --quiet -h --help -V --version" ;;
    "bench") options="--format --field --id-field --url-field --lang-field --lang --paragraphs --max-document --max-ratio --rules --profile --only --skip --max-removed --dedupe --dedupe-threshold --dedupe-min-words --top --save --baseline --tolerance --json --color -h --help -V --version" ;;
    "rules check") options="--rules --evidence --json --strict --color -h --help -V --version" ;;
    "rules test") options="--rules --json --color -h --help -V --version" ;;
    "rules list") options="--rules --json --color -h --help -V --version" ;;
    "rules show") options="--rules --json --color -h --help -V --version" ;;
    "rules stats") options="--format --field --id-field --url-field --lang-field --lang --paragraphs --max-document --max-ratio --rules --profile --only --skip --max-removed --dedupe --dedupe-threshold --dedupe-min-words --top --json --color -h --help -V --version" ;;
    "rules try") options="--format --field --id-field --url-field --lang-field --lang --paragraphs --max-document --max-ratio --unless --max-words --top --json --color -h --help -V --version" ;;
    "generate") options="--color -h --help -V --version" ;;
    *) options="--format --field --id-field --url-field --lang-field --lang --paragraphs --max-document --separator --files-from -0 --null --max-ratio --rules --profile --only --skip --plain --max-removed --dedupe --dedupe-threshold --dedupe-min-words --memory --seen --template --template-save --template-load --log --out-dir --resume --compress --to --check --diff --stats --add-fields --drop-empty --min-words --color --threads -q --quiet --no-progress --no-config -h --help -V --version" ;;
  esac
  if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "$options" -- "$cur")); return; fi
  if ((COMP_CWORD == 1)); then COMPREPLY=($(compgen -W "clean explain report restore eval diff learn bench generate rules" -- "$cur")); fi
  if ((COMP_CWORD == 2)) && [[ ${COMP_WORDS[1]} == rules ]]; then
    COMPREPLY=($(compgen -W "check test list show stats try" -- "$cur")); return
  fi
  COMPREPLY+=($(compgen -f -- "$cur"))
}
complete -o filenames -F _dross dross

# Types each line into an interactive zsh, presses the tab key, and prints what stands there then.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1= RPS1= PROMPT_EOL_MARK=; unsetopt zle_bracketed_paste prompt_cr; fpath=($1 \$fpath); autoload -Uz compinit && compinit -D -u"
zpty -w shell "show() { print -r -- \"<<\$BUFFER>>\"; BUFFER=; zle redisplay }; zle -N show; bindkey '^I' complete-word; bindkey '^T' show; LISTMAX=1000; setopt no_beep no_list_ambiguous; print ready\$((1))"
zpty -r shell line "*ready1*"
shift
for typed in "$@"; do
  zpty -w -n shell "$typed"$'\t'$'\x14'
  zpty -r shell line "*>>*"
  print -r -- "$typed -> ${${line##*<<}%%>>*}"
done
zpty -d shell

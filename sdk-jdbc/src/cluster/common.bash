# What the scripts beside this file share: programs without an installation, a run folder, processes.
# shellcheck shell=bash

umask 022
cache=${PANAH_CLUSTER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/panah/cluster}

# Neither server should run as root (PostgreSQL refuses, rsync changes its user in the middle).
as=()
((EUID != 0)) || as=(setpriv --reuid=65534 --regid=65534 --clear-groups)

# fail MESSAGE [LOG]
fail() {
  echo "${0##*/}: $1" >&2
  if [[ -s ${2-} ]]; then
    echo "--- the end of $2:" >&2
    tail -n 25 "$2" >&2
  fi
  exit 1
}

# await SECONDS COMMAND...: true as soon as the command is, false when it never was.
await() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.1
  done
}

# --- programs

# unpack NAME PACKAGE...: prints the folder with the unpacked packages, which it fetches once.
# A subshell, so that its trap is its own. The name changes with the list: an old cache is never too small.
unpack() (
  folder=$cache/$1-$(printf '%s\n' "${@:2}" | cksum | cut -d ' ' -f 1)
  if [[ ! -d $folder ]]; then
    mkdir -p "$cache"
    new=$(mktemp -d "$cache/.new.XXXXXX")
    trap 'rm -rf "$new"' EXIT
    cd "$new"
    download "${@:2}" >log 2>&1 || fail 'the packages could not be downloaded' "$new/log"
    for package in *.deb; do dpkg -x "$package" root; done
    # Another run may have been faster; its folder is as good.
    mv -T root "$folder" 2>>log || [[ -d $folder ]] || fail "cannot make $folder" "$new/log"
  fi
  echo "$folder"
)

# The machine's package index is often missing or older than the archive. A private one serves then:
# it needs no root and leaves the machine as it is.
download() {
  local private=(-o "Dir::State::Lists=$PWD/lists" -o "Dir::Cache=$PWD/apt")
  mkdir -p lists/partial apt/archives/partial
  apt-get -q -o APT::Sandbox::User=root download "$@" ||
    { rm -f ./*.deb &&
      apt-get -q -o APT::Sandbox::User=root "${private[@]}" update &&
      apt-get -q -o APT::Sandbox::User=root "${private[@]}" download "$@"; }
}

# --- the run folder
#
# RUN/nodeN.log, RUN/nodeN.pid, RUN/ports  belong to the caller
# RUN/work                                 what the servers read and write

# new_run RUN NAME PACKAGE...
new_run() {
  [[ $1 =~ ^/[A-Za-z0-9._/-]+$ ]] || fail 'RUN must be an absolute path of letters, digits and . _ - /'
  [[ ! -e $1 || -z $(ls -A "$1") ]] || fail "$1 is not empty"
  local programs
  programs=$(unpack "${@:2}")
  mkdir -p "$1"
  if "${as[@]}" test -x "$1"; then
    mkdir "$1/work"
  else
    # RUN is below a folder that is closed to the servers' user, as the temporary folders of tests are.
    work=$(mktemp -d "${TMPDIR:-/tmp}/panah-$2.XXXXXX")
    ln -s "$work" "$1/work"
    chmod 755 "$work"
    "${as[@]}" test -x "$work" || fail "the servers' user can enter neither $1 nor $work"
  fi
  ((EUID != 0)) || chown 65534:65534 "$1/work/"
  if "${as[@]}" test -x "$programs/usr/lib"; then
    ln -s "$programs" "$1/work/programs"
  else
    cp -a "$programs" "$1/work/programs"
  fi
  open_run "$1"
}

# open_run RUN
open_run() {
  [[ -d $1/work/ ]] || fail "$1 is not a folder of ${0##*/} start, or it was stopped"
  run=$1
  work=$(readlink -f "$1/work")
  local libraries
  libraries=$(uname -m)-linux-gnu
  export PATH=$work/programs/usr/bin:$work/programs/usr/sbin:$work/programs/bin:$PATH
  export LD_LIBRARY_PATH=$work/programs/usr/lib/$libraries:$work/programs/lib/$libraries
  cd "$work" # the caller's folder may be closed to the servers' user
}

# free_ports COUNT: prints the first of so many free ports in a row. They are below the range that the
# kernel takes for outgoing connections: a node that is down finds its ports free when it comes back.
free_ports() {
  local first port
  for _ in {1..50}; do
    first=$((20000 + RANDOM % 750 * 16))
    for ((port = first; port < first + $1; port++)); do
      ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || continue 2
    done
    echo "$first"
    return
  done
  fail 'no free ports'
}

port() { awk -v node="$1" '$2 == node { print $3 }' "$run/ports"; }

# --- processes

# spawn N COMMAND...: starts node N's server in a session of its own, holding nothing of the caller's.
spawn() {
  (
    cd "$work/node$1" &&
      exec setsid "${as[@]}" "${@:2}" </dev/null >>"$run/node$1.log" 2>&1
  ) &
  echo $! >"$run/node$1.pid"
  disown # bash would report its end
  await 5 alive "$1" || fail "node $1 ended at once" "$run/node$1.log"
}

# leader N: prints the pid of node N's server if it lives. A pid alone may meanwhile be another's; no
# other program works in this node's folder. Only the same user may look there in every container.
leader() {
  local pid
  pid=$(cat "$run/node$1.pid" 2>/dev/null) || return 1
  [[ $("${as[@]}" readlink "/proc/$pid/cwd") == "$work/node$1" ]] && echo "$pid"
}

alive() { leader "$1" >/dev/null; }

# processes N: prints the pids of node N's server and of whatever it started. They work in the node's
# folder and belong to the server's session (its scripts) or run one of the unpacked programs (PostgreSQL's
# children have sessions of their own). A shell that someone opened there is neither.
processes() {
  local recorded programs pid stat session
  recorded=$(cat "$run/node$1.pid" 2>/dev/null) || recorded=none
  programs=$(readlink -f "$work/programs")
  "${as[@]}" find /proc/[0-9]*/cwd -maxdepth 0 \
    \( -lname "$work/node$1" -o -lname "$work/node$1/*" \) -printf '%h\n' 2>/dev/null |
    while read -r pid; do
      { stat=$(<"$pid/stat"); } 2>/dev/null || continue
      read -r _ _ _ session _ <<<"${stat##*) }"
      [[ $session == "$recorded" || $("${as[@]}" readlink "$pid/exe") == "$programs"/* ]] || continue
      echo "${pid#/proc/}"
    done
}

# send SIGNAL N: to all processes of node N at once. The server first stands still, so that none is born
# in between.
send() {
  local pid pids
  ! pid=$(leader "$2") || kill -STOP "$pid" 2>/dev/null || true
  mapfile -t pids < <(processes "$2")
  ((${#pids[@]} == 0)) || kill "-$1" "${pids[@]}" 2>/dev/null || true
}

gone() { [[ -z $(processes "$1") ]]; }

killed() {
  send KILL "$1"
  gone "$1"
}

# end N: node N loses its power.
end() {
  await 20 killed "$1" || fail "node $1 does not end" "$run/node$1.log"
  rm -f "$run/node$1.pid"
}

# stopped N: whether node N's server stands still (SIGSTOP).
stopped() {
  local pid stat
  pid=$(leader "$1") && stat=$(<"/proc/$pid/stat") && [[ ${stat##*) } == T* ]]
}

running() { ! stopped "$1"; }

must_live() { alive "$1" || fail "node $1 is not running" "$run/node$1.log"; }

# end_all NODE...
end_all() {
  local node
  for node; do end "$node"; done
  # What is outside of RUN nobody else would delete.
  if [[ -L $run/work ]]; then
    cd /
    rm -rf "$work" "$run/work"
  fi
}

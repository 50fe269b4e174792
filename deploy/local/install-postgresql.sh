#!/usr/bin/env bash
# Installs what a bare Debian or Ubuntu machine needs to run CloneMemoria without Docker:
# PostgreSQL and its extension pgvector. Idempotent; existing clusters and apt's own
# configuration stay as they are.
#
# Where no postgresql-NN-pgvector package exists (Debian 12), the extension is built from the
# source package of the next release, fetched from the mirror that this machine already uses.
set -euo pipefail

say()  { printf 'install-postgresql: %s\n' "$*"; }
fail() { printf 'install-postgresql: %s\n' "$*" >&2; exit 1; }

work=
log=$(mktemp "${TMPDIR:-/tmp}/install-postgresql.XXXXXX.log")
trap '[ -z "$work" ] || rm -rf "$work"' EXIT

# quietly WHAT COMMAND...: output goes to the log, which is named only when the command fails.
quietly() {
  local what=$1; shift
  "$@" >>"$log" 2>&1 || fail "$what failed; see $log"
}

apt_install() {
  quietly "apt-get install $*" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# The highest installed version that has a server, or nothing.
postgresql_version() {
  local initdb
  for initdb in /usr/lib/postgresql/*/bin/initdb; do
    if [ -x "$initdb" ]; then printf '%s\n' "${initdb#/usr/lib/postgresql/}"; fi
  done | cut -d/ -f1 | sort -V | tail -n 1
}

has_pgvector() { [ -f "/usr/share/postgresql/$1/extension/vector.control" ]; }

install_postgresql() {
  # Debian's package would create and start a cluster on port 5432 that nobody asked for.
  # Someone who has decided about that already keeps their decision.
  local policy=/etc/postgresql-common/createcluster.conf ours=
  if [ ! -e "$policy" ]; then
    mkdir -p "${policy%/*}"
    echo 'create_main_cluster = false' >"$policy"
    ours=yes
  fi
  say "installing PostgreSQL"
  # --force-confold: our policy file must not make dpkg ask about the packaged one.
  apt_install -o Dpkg::Options::=--force-confold postgresql
  [ -z "$ours" ] || say "no system cluster was created ($policy)"
}

# Prints "URI<TAB>KEYRING<TAB>TRUSTED" of the apt source that provides release $1 (one-line and deb822 formats).
mirror_of() {
  local etc=/etc/apt
  {
    cat "$etc"/sources.list "$etc"/sources.list.d/*.list 2>/dev/null || true
  } | awk -v release="$1" '
    $1 == "deb" {
      key = ""; trusted = ""; line = $0
      if (match(line, /\[[^]]*\]/)) {
        n = split(substr(line, RSTART + 1, RLENGTH - 2), options, " ")
        for (i = 1; i <= n; i++) {
          if (options[i] ~ /^signed-by=/) key = substr(options[i], 11)
          if (options[i] == "trusted=yes") trusted = "yes"
        }
        line = substr(line, 1, RSTART - 1) substr(line, RSTART + RLENGTH)
      }
      split(line, field, " ")
      if (field[3] == release && field[2] !~ /^cdrom:/) { print field[2] "\t" key "\t" trusted; exit }
    }'
  {
    for file in "$etc"/sources.list.d/*.sources; do
      if [ -f "$file" ]; then cat "$file"; echo; fi
    done
  } | sed '/^#/d' | awk -v release="$1" '
    function stanza_ends(   n, i, suite, wanted) {
      n = split(suites, suite, " ")
      for (i = 1; i <= n; i++) if (suite[i] == release) wanted = 1
      if (wanted && types ~ /(^| )deb( |$)/ && enabled != "no" && !found) {
        split(uris, uri, " "); print uri[1] "\t" key "\t" trusted; found = 1
      }
      types = uris = suites = key = trusted = enabled = ""
    }
    /^[ \t]*$/ { stanza_ends(); next }
    {
      name = tolower($1); value = $0; sub(/^[^:]*:[ \t]*/, "", value)
      if (name == "types:") types = value
      if (name == "uris:") uris = value
      if (name == "suites:") suites = value
      if (name == "signed-by:" && value ~ /^\//) key = value
      if (name == "trusted:") trusted = tolower(value)
      if (name == "enabled:") enabled = tolower(value)
    }
    END { stanza_ends() }'
}

# A release that has the source package, for those that have not.
release_with_pgvector() {
  case $1 in
    bullseye|bookworm) echo 'trixie main' ;;
    focal|jammy)       echo 'noble universe' ;;
    *) return 1 ;;
  esac
}

fetch_pgvector_source() {
  local release codename source uri key trusted options=
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  release=$(release_with_pgvector "$codename") \
    || fail "no pgvector package for PostgreSQL $1 and no known source for release '${codename:-unknown}'; install pgvector by hand or use Docker"
  source=$(mirror_of "$codename" | head -n 1)
  [ -n "$source" ] || fail "no apt source for release $codename found under /etc/apt; install pgvector by hand or use Docker"
  # Not `read`: it would swallow an empty field between two tabs.
  uri=$(cut -f1 <<<"$source"); key=$(cut -f2 <<<"$source"); trusted=$(cut -f3 <<<"$source")
  [ -z "$key" ] || options+=" signed-by=$key"
  [ "$trusted" != yes ] || options+=" trusted=yes"

  work=$(mktemp -d "${TMPDIR:-/tmp}/pgvector.XXXXXX")
  mkdir -p "$work"/{lists,cache,source}
  chmod 755 "$work"
  if id _apt >/dev/null 2>&1; then chown _apt "$work/source"; fi
  echo "deb-src ${options:+[${options# }] }$uri $release" >"$work/sources.list"
  local apt=(apt-get
    -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache")
  say "fetching the source of pgvector from release ${release% *}"
  quietly "apt-get update for release ${release% *}" "${apt[@]}" update
  cd "$work/source"
  quietly "fetching the source package pgvector" "${apt[@]}" source --download-only pgvector
  quietly "unpacking pgvector" tar -xf pgvector_*.orig.tar.* --strip-components=1
}

build_pgvector() {
  local version=$1
  say "installing headers and a compiler (the longest part)"
  apt_install "postgresql-server-dev-$version" gcc libc6-dev make
  fetch_pgvector_source "$version"
  say "building pgvector for PostgreSQL $version"
  # Without -march=native, so that an image of this machine runs elsewhere; without LLVM bitcode, which only JIT would inline.
  local make=(make PG_CONFIG="/usr/lib/postgresql/$version/bin/pg_config" OPTFLAGS= with_llvm=no)
  quietly "building pgvector" "${make[@]}"
  quietly "installing pgvector" "${make[@]}" install
}

version=$(postgresql_version)
if [ -n "$version" ] && has_pgvector "$version"; then
  rm -f "$log"
  say "PostgreSQL $version with pgvector is already here"
  exit 0
fi

[ "$(id -u)" = 0 ] || fail "needs root to install PostgreSQL and pgvector: run 'sudo $0', or start Docker"
command -v apt-get >/dev/null || fail "knows only apt: install PostgreSQL 15 or later with pgvector by hand, or start Docker"

say "reading package lists"
quietly "apt-get update" apt-get update
[ -n "$version" ] || install_postgresql
version=$(postgresql_version)
[ -n "$version" ] || fail "apt installed no PostgreSQL server; see $log"

if apt-cache show "postgresql-$version-pgvector" >/dev/null 2>&1; then
  say "installing pgvector for PostgreSQL $version"
  apt_install "postgresql-$version-pgvector"
else
  build_pgvector "$version"
fi

has_pgvector "$version" || fail "pgvector did not arrive in /usr/share/postgresql/$version/extension; see $log"
rm -f "$log"
say "PostgreSQL $version with pgvector is ready"

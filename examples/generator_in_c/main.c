/* A tiny ferrule-gen, in C: ferrule's own library generates the binding of a header. */
#include <ferrule_core.h>
#include <stdio.h>
#include <string.h>

/* The steps fail as C functions do; what is there by then is freed in one place. */
struct work {
  ferrule_core_configuration *wanted;
  ferrule_core_outcome *outcome;
  ferrule_core_owner *owner;
  ferrule_core_error *error;
};

static void print(FILE *to, ferrule_core_str text) { fwrite(text.data, 1, text.size, to); }

static ferrule_core_status configure(struct work *it, const char *header, const char *module) {
  const ferrule_core_str headers[] = {{header, strlen(header)}};
  ferrule_core_status status = ferrule_core_configuration_new(&it->wanted, &it->error);
  if (!status) status = ferrule_core_configuration_set_headers(it->wanted, headers, 1, &it->error);
  if (!status) status = ferrule_core_configuration_set_module(it->wanted, module, strlen(module), &it->error);
  return status;
}

static ferrule_core_status tell(struct work *it) {
  ferrule_core_list_diagnostic diagnostics;
  ferrule_core_status status = ferrule_core_outcome_diagnostics(it->outcome, &diagnostics, &it->owner, &it->error);
  if (status) return status;
  for (size_t i = 0; i < diagnostics.size; ++i) print(stderr, diagnostics.data[i].rendered);
  ferrule_core_release(it->owner);
  it->owner = NULL;
  return status;
}

static ferrule_core_status list(struct work *it) {
  ferrule_core_list_file files;
  ferrule_core_status status = ferrule_core_outcome_files(it->outcome, &files, &it->owner, &it->error);
  if (status) return status;
  for (size_t i = 0; i < files.size; ++i) {
    print(stdout, files.data[i].path);
    printf(" %zu\n", files.data[i].text.size);
  }
  ferrule_core_release(it->owner);
  it->owner = NULL;
  return status;
}

static int complain(struct work *it) {
  fprintf(stderr, "error: %s\n", ferrule_core_error_message(it->error));
  if (ferrule_core_error_status(it->error) == FERRULE_CORE_ERROR_MISSING_TOOL) {
    ferrule_core_str hint;
    if (!ferrule_core_missing_tool_hint(it->error, &hint, &it->owner, NULL)) {
      print(stderr, hint);
      fputc('\n', stderr);
    }
    return 3;
  }
  return 1;
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: %s HEADER MODULE FOLDER\n", argv[0]);
    return 2;
  }
  struct work it = {NULL, NULL, NULL, NULL};
  bool failed = true;
  ferrule_core_status status = configure(&it, argv[1], argv[2]);
  if (!status) status = ferrule_core_generate(it.wanted, NULL, &it.outcome, &it.error);
  if (!status) status = tell(&it);
  if (!status) status = ferrule_core_outcome_failed(it.outcome, &failed, &it.error);
  if (!status && !failed) status = list(&it);
  if (!status && !failed) status = ferrule_core_outcome_write(it.outcome, argv[3], strlen(argv[3]), NULL, 0, &it.error);

  const int result = status ? complain(&it) : failed ? 1 : 0;
  ferrule_core_release(it.owner);
  ferrule_core_error_free(it.error);
  ferrule_core_outcome_free(it.outcome);
  ferrule_core_configuration_free(it.wanted);
  return result;
}

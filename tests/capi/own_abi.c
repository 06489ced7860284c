/* ferrule's own C ABI in wrong hands: every mistake is a status and a message, and nothing else. */
#include <ferrule_core.h>
#include <stdio.h>
#include <string.h>

static int wrong = 0;

static void expect(int line, ferrule_core_status got, ferrule_core_status wanted, ferrule_core_error **error, const char *part) {
  const char *message = *error ? ferrule_core_error_message(*error) : "";
  if (got != wanted || !strstr(message, part)) {
    printf("line %d: status %d instead of %d, \"%s\"\n", line, (int)got, (int)wanted, message);
    ++wrong;
  }
  ferrule_core_error_free(*error);
  *error = NULL;
}
#define EXPECT(call, status, part) expect(__LINE__, call, status, &error, part)

int main(void) {
  ferrule_core_error *error = NULL;
  ferrule_core_configuration *wanted = NULL;
  ferrule_core_cancellation *stop = NULL;
  ferrule_core_outcome *outcome = NULL;
  ferrule_core_owner *owner = NULL;
  ferrule_core_str text;
  bool flag;

  EXPECT(ferrule_core_configuration_new(&wanted, &error), FERRULE_CORE_OK, "");
  EXPECT(ferrule_core_cancellation_new(&stop, &error), FERRULE_CORE_OK, "");

  /* NULL, a handle of another class, something that is none. */
  EXPECT(ferrule_core_generate(NULL, NULL, &outcome, &error), FERRULE_CORE_ERROR_HANDLE, "");
  EXPECT(ferrule_core_generate((ferrule_core_configuration *)(void *)stop, NULL, &outcome, &error), FERRULE_CORE_ERROR_HANDLE, "");
  EXPECT(ferrule_core_generate(wanted, (ferrule_core_cancellation *)(void *)wanted, &outcome, &error), FERRULE_CORE_ERROR_HANDLE, "");
  int nothing = 0;
  EXPECT(ferrule_core_outcome_failed((ferrule_core_outcome *)(void *)&nothing, &flag, &error), FERRULE_CORE_ERROR_HANDLE, "");
  EXPECT(ferrule_core_outcome_report(NULL, &text, &owner, &error), FERRULE_CORE_ERROR_HANDLE, "");
  EXPECT(ferrule_core_configuration_set_module(wanted, "caf\xe9", 4, &error), FERRULE_CORE_ERROR_UNICODE, "3");

  /* Nothing is named; then a file that is not there. */
  EXPECT(ferrule_core_generate(wanted, NULL, &outcome, &error), FERRULE_CORE_ERROR_VALUE, "no module");
  EXPECT(ferrule_core_generate(wanted, NULL, &outcome, NULL), FERRULE_CORE_ERROR_VALUE, "");
  EXPECT(ferrule_core_configuration_set_config(wanted, "nowhere.toml", 12, &error), FERRULE_CORE_OK, "");
  EXPECT(ferrule_core_generate(wanted, NULL, &outcome, &error), FERRULE_CORE_OK, "");
  EXPECT(ferrule_core_outcome_failed(outcome, &flag, &error), FERRULE_CORE_OK, "");
  if (!flag) ++wrong, printf("a missing settings file is no error\n");
  EXPECT(ferrule_core_outcome_write(outcome, "out", 3, NULL, 0, &error), FERRULE_CORE_ERROR_VALUE, "failed");

  /* What an outcome tells stays when outcome and configuration are gone. */
  ferrule_core_list_diagnostic diagnostics = {NULL, 0};
  EXPECT(ferrule_core_outcome_diagnostics(outcome, &diagnostics, &owner, &error), FERRULE_CORE_OK, "");
  ferrule_core_outcome_free(outcome);
  ferrule_core_configuration_free(wanted);
  if (diagnostics.size != 1 || strncmp(diagnostics.data[0].rendered.data, "nowhere.toml: error: ", 21)) ++wrong, printf("it says something else\n");
  ferrule_core_release(owner);
  EXPECT(ferrule_core_generate(wanted, NULL, &outcome, &error), FERRULE_CORE_ERROR_HANDLE, "");

  EXPECT(ferrule_core_cancellation_cancel(stop, &error), FERRULE_CORE_OK, "");
  EXPECT(ferrule_core_configuration_new(&wanted, &error), FERRULE_CORE_OK, "");
  EXPECT(ferrule_core_configuration_set_module(wanted, "x", 1, &error), FERRULE_CORE_OK, "");
  const ferrule_core_str headers[] = {{"x.hpp", 5}};
  EXPECT(ferrule_core_configuration_set_headers(wanted, headers, 1, &error), FERRULE_CORE_OK, "");
  EXPECT(ferrule_core_generate(wanted, stop, &outcome, &error), FERRULE_CORE_ERROR_CANCELLED_, "given up");
  EXPECT(ferrule_core_configuration_set_compiler(wanted, "no-such-compiler", 16, &error), FERRULE_CORE_OK, "");
  EXPECT(ferrule_core_generate(wanted, NULL, &outcome, &error), FERRULE_CORE_ERROR_MISSING_TOOL, "no-such-compiler");

  ferrule_core_configuration_free(wanted);
  ferrule_core_cancellation_free(stop);
  ferrule_core_configuration_free(NULL);
  if (ferrule_core_live_handles()) ++wrong, printf("%zu handles are left\n", ferrule_core_live_handles());
  return wrong != 0;
}

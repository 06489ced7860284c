typedef int32_t ferrule_core_status;
enum {
  FERRULE_CORE_OK = 0,
  FERRULE_CORE_ERROR = 1,
  FERRULE_CORE_ERROR_VALUE = 2,
  FERRULE_CORE_ERROR_TYPE = 3,
  FERRULE_CORE_ERROR_INDEX = 4,
  FERRULE_CORE_ERROR_OVERFLOW = 5,
  FERRULE_CORE_ERROR_MEMORY = 6,
  FERRULE_CORE_ERROR_OS = 7,
  FERRULE_CORE_ERROR_UNICODE = 8,
  FERRULE_CORE_ERROR_HANDLE = 9,
  FERRULE_CORE_ERROR_READONLY = 10,
  FERRULE_CORE_ERROR_BORROW = 11,
  FERRULE_CORE_ERROR_STALE = 12,
  FERRULE_CORE_ERROR_CANCELLED = 13,
  FERRULE_CORE_ERROR_HOST = 14,
  FERRULE_CORE_WOULD_BLOCK = 15,
  FERRULE_CORE_ERROR_MISSING_TOOL = 256,
  FERRULE_CORE_ERROR_CANCELLED_ = 257
};
typedef struct ferrule_core_error ferrule_core_error;
ferrule_core_status ferrule_core_error_status(const ferrule_core_error *error);
const char *ferrule_core_error_type(const ferrule_core_error *error);
const char *ferrule_core_error_message(const ferrule_core_error *error);
const ferrule_core_error *ferrule_core_error_cause(const ferrule_core_error *error);
int ferrule_core_error_errno(const ferrule_core_error *error);
const char *ferrule_core_error_path(const ferrule_core_error *error);
const char *ferrule_core_error_where(const ferrule_core_error *error);
void *ferrule_core_error_host(const ferrule_core_error *error);
void ferrule_core_error_free(ferrule_core_error *error);
typedef struct ferrule_core_owner ferrule_core_owner;
void ferrule_core_release(ferrule_core_owner *owner);
#define FERRULE_CORE_ABI 1
const char *ferrule_core_version(void);
uint32_t ferrule_core_abi(void);
const char *ferrule_core_manifest(void);
bool ferrule_core_nowait(bool on);
typedef int32_t ferrule_core_interrupt_fn(void *context, bool ended);
void ferrule_core_on_interrupt(ferrule_core_interrupt_fn *ask, void *context);
size_t ferrule_core_live_handles(void);
typedef struct ferrule_core_str {
  const char *data;
  size_t size;
} ferrule_core_str;
typedef int32_t ferrule_core_severity;
enum { FERRULE_CORE_SEVERITY_NOTE = 0, FERRULE_CORE_SEVERITY_WARNING = 1, FERRULE_CORE_SEVERITY_ERROR = 2 };
typedef int32_t ferrule_core_effect;
enum {
  FERRULE_CORE_EFFECT_ADDITION = 0,
  FERRULE_CORE_EFFECT_HARMLESS = 1,
  FERRULE_CORE_EFFECT_BREAKING = 2
};
typedef struct ferrule_core_configuration ferrule_core_configuration;
typedef struct ferrule_core_cancellation ferrule_core_cancellation;
typedef struct ferrule_core_outcome ferrule_core_outcome;
typedef struct ferrule_core_place {
  ferrule_core_str file;
  uint32_t line;
  uint32_t column;
} ferrule_core_place;
typedef struct ferrule_core_note {
  ferrule_core_str text;
  ferrule_core_place where;
} ferrule_core_note;
typedef struct ferrule_core_fix_it {
  uint32_t line;
  uint32_t first;
  uint32_t last;
  ferrule_core_str text;
} ferrule_core_fix_it;
typedef struct ferrule_core_list_note {
  const ferrule_core_note *data;
  size_t size;
} ferrule_core_list_note;
typedef struct ferrule_core_list_fix_it {
  const ferrule_core_fix_it *data;
  size_t size;
} ferrule_core_list_fix_it;
typedef struct ferrule_core_diagnostic {
  ferrule_core_severity severity;
  ferrule_core_str id;
  ferrule_core_str text;
  ferrule_core_place where;
  ferrule_core_list_note notes;
  ferrule_core_list_fix_it fix_its;
  ferrule_core_str rendered;
} ferrule_core_diagnostic;
typedef struct ferrule_core_file {
  ferrule_core_str path;
  ferrule_core_str text;
} ferrule_core_file;
typedef struct ferrule_core_change {
  ferrule_core_effect effect;
  ferrule_core_str name;
  ferrule_core_str cpp;
  ferrule_core_str what;
  ferrule_core_str why;
  ferrule_core_place where;
} ferrule_core_change;
typedef struct ferrule_core_list_change {
  const ferrule_core_change *data;
  size_t size;
} ferrule_core_list_change;
typedef struct ferrule_core_comparison {
  ferrule_core_str module;
  ferrule_core_str refused;
  int32_t kept;
  int32_t needed;
  ferrule_core_list_change changes;
  ferrule_core_str text;
  ferrule_core_str json;
} ferrule_core_comparison;
typedef struct ferrule_core_said {
  int32_t status;
  ferrule_core_str out;
  ferrule_core_str err;
} ferrule_core_said;
typedef struct ferrule_core_libclang {
  ferrule_core_str file;
  ferrule_core_str version;
  int32_t major;
} ferrule_core_libclang;
typedef struct ferrule_core_list_str {
  const ferrule_core_str *data;
  size_t size;
} ferrule_core_list_str;
typedef struct ferrule_core_compiler {
  ferrule_core_str command;
  ferrule_core_list_str include;
} ferrule_core_compiler;
typedef struct ferrule_core_optional_str {
  bool has;
  ferrule_core_str value;
} ferrule_core_optional_str;
typedef struct ferrule_core_list_diagnostic {
  const ferrule_core_diagnostic *data;
  size_t size;
} ferrule_core_list_diagnostic;
typedef struct ferrule_core_list_file {
  const ferrule_core_file *data;
  size_t size;
} ferrule_core_list_file;
typedef struct ferrule_core_optional_comparison {
  bool has;
  ferrule_core_comparison value;
} ferrule_core_optional_comparison;
ferrule_core_status ferrule_core_diagnostic_default_where(ferrule_core_place *out, ferrule_core_owner **owner,
                                                                           ferrule_core_error **error);
ferrule_core_status ferrule_core_change_default_where(ferrule_core_place *out, ferrule_core_owner **owner,
                                                                       ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_new(ferrule_core_configuration **out, ferrule_core_error **error);
void ferrule_core_configuration_free(ferrule_core_configuration *self);
ferrule_core_configuration *ferrule_core_configuration_retain(ferrule_core_configuration *self);
ferrule_core_status ferrule_core_configuration_copy(const ferrule_core_configuration *self,
                                                                     ferrule_core_configuration **out, ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_config(const ferrule_core_configuration *self,
                                                                       ferrule_core_str *out, ferrule_core_owner **owner,
                                                                       ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_config(ferrule_core_configuration *self, const char *value,
                                                                           size_t value_size, ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_text(const ferrule_core_configuration *self,
                                                                     ferrule_core_optional_str *out, ferrule_core_owner **owner,
                                                                     ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_text(ferrule_core_configuration *self,
                                                                         const ferrule_core_optional_str *value,
                                                                         ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_module(const ferrule_core_configuration *self,
                                                                       ferrule_core_str *out, ferrule_core_owner **owner,
                                                                       ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_module(ferrule_core_configuration *self, const char *value,
                                                                           size_t value_size, ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_standard(const ferrule_core_configuration *self,
                                                                         ferrule_core_str *out, ferrule_core_owner **owner,
                                                                         ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_standard(ferrule_core_configuration *self, const char *value,
                                                                             size_t value_size, ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_compiler(const ferrule_core_configuration *self,
                                                                         ferrule_core_str *out, ferrule_core_owner **owner,
                                                                         ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_compiler(ferrule_core_configuration *self, const char *value,
                                                                             size_t value_size, ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_headers(const ferrule_core_configuration *self,
                                                                        ferrule_core_list_str *out, ferrule_core_owner **owner,
                                                                        ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_headers(ferrule_core_configuration *self,
                                                                            const ferrule_core_str *value, size_t value_size,
                                                                            ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_exports(const ferrule_core_configuration *self,
                                                                        ferrule_core_list_str *out, ferrule_core_owner **owner,
                                                                        ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_exports(ferrule_core_configuration *self,
                                                                            const ferrule_core_str *value, size_t value_size,
                                                                            ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_include(const ferrule_core_configuration *self,
                                                                        ferrule_core_list_str *out, ferrule_core_owner **owner,
                                                                        ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_include(ferrule_core_configuration *self,
                                                                            const ferrule_core_str *value, size_t value_size,
                                                                            ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_defines(const ferrule_core_configuration *self,
                                                                        ferrule_core_list_str *out, ferrule_core_owner **owner,
                                                                        ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_defines(ferrule_core_configuration *self,
                                                                            const ferrule_core_str *value, size_t value_size,
                                                                            ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_strict(const ferrule_core_configuration *self, bool *out,
                                                                       ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_strict(ferrule_core_configuration *self, bool value,
                                                                           ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_manifest(const ferrule_core_configuration *self,
                                                                         ferrule_core_str *out, ferrule_core_owner **owner,
                                                                         ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_manifest(ferrule_core_configuration *self, const char *value,
                                                                             size_t value_size, ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_libclang(const ferrule_core_configuration *self,
                                                                         ferrule_core_str *out, ferrule_core_owner **owner,
                                                                         ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_libclang(ferrule_core_configuration *self, const char *value,
                                                                             size_t value_size, ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_runtime_include(const ferrule_core_configuration *self,
                                                                                ferrule_core_str *out, ferrule_core_owner **owner,
                                                                                ferrule_core_error **error);
ferrule_core_status ferrule_core_configuration_set_runtime_include(ferrule_core_configuration *self,
                                                                                    const char *value, size_t value_size,
                                                                                    ferrule_core_error **error);
ferrule_core_status ferrule_core_cancellation_new(ferrule_core_cancellation **out, ferrule_core_error **error);
void ferrule_core_cancellation_free(ferrule_core_cancellation *self);
ferrule_core_cancellation *ferrule_core_cancellation_retain(ferrule_core_cancellation *self);
ferrule_core_status ferrule_core_cancellation_cancel(ferrule_core_cancellation *self, ferrule_core_error **error);
ferrule_core_status ferrule_core_cancellation_cancelled(const ferrule_core_cancellation *self, bool *out,
                                                                         ferrule_core_error **error);
void ferrule_core_outcome_free(ferrule_core_outcome *self);
ferrule_core_outcome *ferrule_core_outcome_retain(ferrule_core_outcome *self);
ferrule_core_status ferrule_core_outcome_copy(const ferrule_core_outcome *self, ferrule_core_outcome **out,
                                                               ferrule_core_error **error);
ferrule_core_status ferrule_core_outcome_failed(const ferrule_core_outcome *self, bool *out,
                                                                 ferrule_core_error **error);
ferrule_core_status ferrule_core_outcome_diagnostics(const ferrule_core_outcome *self,
                                                                      ferrule_core_list_diagnostic *out, ferrule_core_owner **owner,
                                                                      ferrule_core_error **error);
ferrule_core_status ferrule_core_outcome_report(const ferrule_core_outcome *self, ferrule_core_str *out,
                                                                 ferrule_core_owner **owner, ferrule_core_error **error);
ferrule_core_status ferrule_core_outcome_files(const ferrule_core_outcome *self, ferrule_core_list_file *out,
                                                                ferrule_core_owner **owner, ferrule_core_error **error);
ferrule_core_status ferrule_core_outcome_headers(const ferrule_core_outcome *self, ferrule_core_list_str *out,
                                                                  ferrule_core_owner **owner, ferrule_core_error **error);
ferrule_core_status ferrule_core_outcome_model(const ferrule_core_outcome *self, ferrule_core_str *out,
                                                                ferrule_core_owner **owner, ferrule_core_error **error);
ferrule_core_status ferrule_core_outcome_inspection(const ferrule_core_outcome *self, ferrule_core_str *out,
                                                                     ferrule_core_owner **owner, ferrule_core_error **error);
ferrule_core_status ferrule_core_outcome_changes(const ferrule_core_outcome *self,
                                                                  ferrule_core_optional_comparison *out, ferrule_core_owner **owner,
                                                                  ferrule_core_error **error);
ferrule_core_status ferrule_core_outcome_write(const ferrule_core_outcome *self, const char *folder,
                                                                size_t folder_size, const char *depfile, size_t depfile_size,
                                                                ferrule_core_error **error);
ferrule_core_status ferrule_core_generate(const ferrule_core_configuration *configuration,
                                                           const ferrule_core_cancellation *cancellation,
                                                           ferrule_core_outcome **out, ferrule_core_error **error);
ferrule_core_status ferrule_core_compare(const char *older, size_t older_size, const char *newer,
                                                          size_t newer_size, ferrule_core_comparison *out,
                                                          ferrule_core_owner **owner, ferrule_core_error **error);
ferrule_core_status ferrule_core_command(const ferrule_core_str *words, size_t words_size, ferrule_core_said *out,
                                                          ferrule_core_owner **owner, ferrule_core_error **error);
ferrule_core_status ferrule_core_find_libclang(const char *file, size_t file_size, ferrule_core_libclang *out,
                                                                ferrule_core_owner **owner, ferrule_core_error **error);
ferrule_core_status ferrule_core_ask_compiler(const char *command, size_t command_size,
                                                               const ferrule_core_str *arguments, size_t arguments_size,
                                                               ferrule_core_compiler *out, ferrule_core_owner **owner,
                                                               ferrule_core_error **error);
ferrule_core_status ferrule_core_missing_tool_hint(const ferrule_core_error *self, ferrule_core_str *out,
                                                                    ferrule_core_owner **owner, ferrule_core_error **error);

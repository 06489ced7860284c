typedef int32_t inheritance_status;
enum {
  INHERITANCE_OK = 0,
  INHERITANCE_ERROR = 1,
  INHERITANCE_ERROR_VALUE = 2,
  INHERITANCE_ERROR_TYPE = 3,
  INHERITANCE_ERROR_INDEX = 4,
  INHERITANCE_ERROR_OVERFLOW = 5,
  INHERITANCE_ERROR_MEMORY = 6,
  INHERITANCE_ERROR_OS = 7,
  INHERITANCE_ERROR_UNICODE = 8,
  INHERITANCE_ERROR_HANDLE = 9,
  INHERITANCE_ERROR_READONLY = 10,
  INHERITANCE_ERROR_BORROW = 11,
  INHERITANCE_ERROR_STALE = 12,
  INHERITANCE_ERROR_CANCELLED = 13,
  INHERITANCE_ERROR_HOST = 14,
  INHERITANCE_WOULD_BLOCK = 15
};
typedef struct inheritance_error inheritance_error;
inheritance_status inheritance_error_status(const inheritance_error *error);
const char *inheritance_error_type(const inheritance_error *error);
const char *inheritance_error_message(const inheritance_error *error);
const inheritance_error *inheritance_error_cause(const inheritance_error *error);
int inheritance_error_errno(const inheritance_error *error);
const char *inheritance_error_path(const inheritance_error *error);
const char *inheritance_error_where(const inheritance_error *error);
void *inheritance_error_host(const inheritance_error *error);
void inheritance_error_free(inheritance_error *error);
typedef struct inheritance_owner inheritance_owner;
void inheritance_release(inheritance_owner *owner);
#define INHERITANCE_ABI 1
const char *inheritance_version(void);
uint32_t inheritance_abi(void);
const char *inheritance_manifest(void);
bool inheritance_nowait(bool on);
typedef int32_t inheritance_interrupt_fn(void *context, bool ended);
void inheritance_on_interrupt(inheritance_interrupt_fn *ask, void *context);
size_t inheritance_live_handles(void);
typedef struct inheritance_str {
  const char *data;
  size_t size;
} inheritance_str;
const char *inheritance_class_of(const void *handle);
bool inheritance_is_a(const void *handle, const char *name);
typedef struct inheritance_zoo_animal inheritance_zoo_animal;
typedef struct inheritance_zoo_dog inheritance_zoo_dog;
typedef struct inheritance_zoo_pug inheritance_zoo_pug;
typedef struct inheritance_zoo_cat inheritance_zoo_cat;
typedef struct inheritance_zoo_place {
  double x;
} inheritance_zoo_place;
typedef struct inheritance_zoo_cage {
  double x;
  int32_t number;
} inheritance_zoo_cage;
typedef struct inheritance_list_zoo_animal {
  inheritance_zoo_animal *const *data;
  size_t size;
} inheritance_list_zoo_animal;
void inheritance_zoo_animal_free(inheritance_zoo_animal *self);
inheritance_zoo_animal *inheritance_zoo_animal_retain(inheritance_zoo_animal *self);
inheritance_status inheritance_zoo_animal_sound(const inheritance_zoo_animal *self, inheritance_str *out,
                                                                inheritance_owner **owner, inheritance_error **error);
inheritance_status inheritance_zoo_animal_legs(const inheritance_zoo_animal *self, int32_t *out,
                                                               inheritance_error **error);
inheritance_status inheritance_zoo_animal_set_legs(inheritance_zoo_animal *self, int32_t value,
                                                                   inheritance_error **error);
inheritance_status inheritance_zoo_dog_new(int32_t age, inheritance_zoo_dog **out, inheritance_error **error);
void inheritance_zoo_dog_free(inheritance_zoo_dog *self);
inheritance_zoo_dog *inheritance_zoo_dog_retain(inheritance_zoo_dog *self);
inheritance_status inheritance_zoo_dog_copy(const inheritance_zoo_dog *self, inheritance_zoo_dog **out,
                                                            inheritance_error **error);
inheritance_status inheritance_zoo_dog_sound(const inheritance_zoo_dog *self, inheritance_str *out,
                                                             inheritance_owner **owner, inheritance_error **error);
inheritance_status inheritance_zoo_dog_tag(const inheritance_zoo_dog *self, inheritance_str *out,
                                                           inheritance_owner **owner, inheritance_error **error);
inheritance_status inheritance_zoo_dog_number(const inheritance_zoo_dog *self, int32_t *out,
                                                              inheritance_error **error);
inheritance_status inheritance_zoo_dog_set_number(inheritance_zoo_dog *self, int32_t value,
                                                                  inheritance_error **error);
inheritance_status inheritance_zoo_dog_age(const inheritance_zoo_dog *self, int32_t *out,
                                                           inheritance_error **error);
inheritance_status inheritance_zoo_dog_set_age(inheritance_zoo_dog *self, int32_t value, inheritance_error **error);
inheritance_status inheritance_zoo_pug_new(int32_t age, inheritance_zoo_pug **out, inheritance_error **error);
void inheritance_zoo_pug_free(inheritance_zoo_pug *self);
inheritance_zoo_pug *inheritance_zoo_pug_retain(inheritance_zoo_pug *self);
inheritance_status inheritance_zoo_pug_copy(const inheritance_zoo_pug *self, inheritance_zoo_pug **out,
                                                            inheritance_error **error);
inheritance_status inheritance_zoo_pug_tag(const inheritance_zoo_pug *self, double x, double *out,
                                                           inheritance_error **error);
inheritance_status inheritance_zoo_pug_sound(const inheritance_zoo_pug *self, inheritance_str *out,
                                                             inheritance_owner **owner, inheritance_error **error);
inheritance_status inheritance_zoo_cat_new(inheritance_zoo_cat **out, inheritance_error **error);
void inheritance_zoo_cat_free(inheritance_zoo_cat *self);
inheritance_zoo_cat *inheritance_zoo_cat_retain(inheritance_zoo_cat *self);
inheritance_status inheritance_zoo_cat_copy(const inheritance_zoo_cat *self, inheritance_zoo_cat **out,
                                                            inheritance_error **error);
inheritance_status inheritance_zoo_cat_sound(const inheritance_zoo_cat *self, inheritance_str *out,
                                                             inheritance_owner **owner, inheritance_error **error);
inheritance_status inheritance_zoo_adopt(int32_t which, inheritance_zoo_animal **out, inheritance_error **error);
inheritance_status inheritance_zoo_all(inheritance_list_zoo_animal *out, inheritance_owner **owner,
                                                       inheritance_error **error);
inheritance_status inheritance_zoo_legs_of(const inheritance_zoo_animal *animal, int32_t *out,
                                                           inheritance_error **error);

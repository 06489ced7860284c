import gc

import control

view = control.View("-".join(["a", "y" * 40]))
gc.collect()
print(view.text())

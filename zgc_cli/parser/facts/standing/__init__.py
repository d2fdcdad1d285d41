"""Which facts a reader can check alone, and what a fact carries from around it so that he can."""

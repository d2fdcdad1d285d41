"""Which of many articles can hold what was typed, told before one is decoded."""

"""Ways to practise an item: state machines that yield outcomes, without a screen or a clock of their own."""

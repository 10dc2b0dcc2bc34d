"""What people say in plain words, and what each way of saying it comes to."""

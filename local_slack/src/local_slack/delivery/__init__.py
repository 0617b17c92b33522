"""Say what goes to the app, when, and how the app's answer counts; sockets and request URLs carry it."""

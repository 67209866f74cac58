"""Typed resources of the portal's API (contract §A.2, names of CPSV-AP 3.2), one file a subject.

Members that a portal adds are ignored; coded values keep the server's label, so that an unknown code can be shown.
"""

metadata_urlpatterns: list[object]
